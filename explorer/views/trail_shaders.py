"""Shaders of the TrailLayer: lines into the target, ages into colours, heads."""

LINE_VERTEX = """
uniform mat4 u_mvp;
uniform vec2 u_size;
uniform float u_reach;
uniform float u_step;
uniform vec3 u_wrap;
uniform vec3 u_chroma;
attribute vec4 a_before;
attribute vec4 a_here;
attribute vec4 a_after;
attribute vec2 a_mark;
varying float v_side;
varying float v_stamp;
varying vec2 v_tint;
bool apart(vec4 a, vec4 b) {
    return abs(b.w - a.w - u_step) > 0.5 || any(greaterThan(abs(b.xyz - a.xyz), u_wrap));
}
void main() {
    // a ribbon: two vertices per sample, pushed to either side; no width at the edge of a gap, so
    // that the triangles across it have no area
    vec4 here = u_mvp * vec4(a_here.xyz, 1.0);
    bool first = apart(a_before, a_here);
    bool last = apart(a_here, a_after);
    vec4 p = first ? here : u_mvp * vec4(a_before.xyz, 1.0);
    vec4 q = last ? here : u_mvp * vec4(a_after.xyz, 1.0);
    vec2 along = (q.xy * p.w - p.xy * q.w) * u_size;
    float span = length(along);
    vec2 side = span > 1e-12 ? vec2(-along.y, along.x) / span : vec2(0.0, 1.0);
    float reach = first || last ? 0.0 : a_mark.y * u_reach;
    here.xy += side * reach * 2.0 / u_size * here.w;
    here.z = 0.0;
    v_side = reach;
    v_stamp = a_here.w;
    v_tint = u_chroma.z > 0.5 ? u_chroma.xy : vec2(a_mark.x, 0.0);
    gl_Position = here;
}
"""

LINE_FRAGMENT = """
uniform float u_crisp;
uniform float u_half;
uniform float u_glow;
varying float v_side;
varying float v_stamp;
varying vec2 v_tint;
void main() {
    float edge = abs(v_side);
    float cover = clamp(u_half + 0.5 - edge, 0.0, 1.0);
    float halo = u_glow * clamp(1.0 - edge / (3.0 * u_half), 0.0, 1.0);
    cover = max(cover, halo);
    // hues do not mix well with what is old and faint beneath: a crisper edge leaves less to mix
    cover = mix(cover, smoothstep(0.25, 0.75, cover), u_crisp);
    gl_FragColor = vec4(v_stamp, v_tint, 1.0) * cover;
}
"""

# what a colour is made of: age alone, a series' hue and age, or a scalar through a map
COLOURS = {
    "age": """
vec3 coloured(vec3 mean, float age) {
    return texture2D(u_map, vec2(age * 0.99609375 + 0.001953125, 0.5)).rgb;
}
""",
    "series": """
vec3 coloured(vec3 mean, float age) {
    float g = u_luma - 0.3 * mean.g - 0.11 * mean.b;
    vec3 hue = vec3(g + mean.g, g, g + mean.b);
    vec3 old = mix(u_far, hue, 0.3);
    vec3 young = mix(hue, u_near, 0.35);
    return mix(mix(old, hue, min(age * 2.0, 1.0)), young, max(age * 2.0 - 1.0, 0.0));
}
""",
    "scalar": """
vec3 coloured(vec3 mean, float age) {
    float share = clamp((mean.g - u_limits.x) / (u_limits.y - u_limits.x), 0.0, 1.0);
    return texture2D(u_map, vec2(share * 0.99609375 + 0.001953125, 0.5)).rgb;
}
""",
}

COLOUR_UNIFORMS = """
uniform sampler2D u_map;
uniform float u_luma;
uniform vec3 u_far;
uniform vec3 u_near;
uniform vec2 u_limits;
"""

AGES = """
uniform sampler2D u_target;
uniform float u_head;
uniform float u_rate;
varying vec2 v_at;
void main() {
    vec4 seen = texture2D(u_target, v_at);
    vec3 mean = seen.rgb / max(seen.a, 0.004);
    float age = clamp(1.0 - (u_head - mean.r) * u_rate, 0.0, 1.0);
    float alpha = seen.a * age * sqrt(age);
    vec3 colour = coloured(mean, age);
    FINISH
}
"""

OVER = "gl_FragColor = vec4(colour * alpha, alpha);"
OPAQUE = "gl_FragColor = vec4(mix(backdrop(v_at), colour, alpha), 1.0);"

INK = """
uniform float u_half;
uniform float u_glow;
uniform float u_head;
uniform float u_rate;
varying float v_side;
varying float v_stamp;
varying vec2 v_tint;
void main() {
    float cover = clamp(u_half + 0.5 - abs(v_side), 0.0, 1.0);
    float age = clamp(1.0 - (u_head - v_stamp) * u_rate, 0.0, 1.0);
    gl_FragColor = vec4(coloured(vec3(0.0, v_tint), age), 1.0) * cover * age * sqrt(age);
}
"""

COPY = """
uniform sampler2D u_print;
varying vec2 v_at;
void main() {
    gl_FragColor = texture2D(u_print, v_at);
}
"""

HEAD_VERTEX = """
uniform mat4 u_mvp;
uniform float u_size;
attribute vec3 a_at;
attribute vec3 a_colour;
varying vec3 v_colour;
void main() {
    v_colour = a_colour;
    gl_PointSize = u_size;
    gl_Position = u_mvp * vec4(a_at, 1.0);
    gl_Position.z = 0.0;
}
"""

HEAD_FRAGMENT = """
uniform float u_radius;
uniform float u_size;
uniform float u_glow;
varying vec3 v_colour;
void main() {
    float r = length(gl_PointCoord - 0.5) * u_size;
    float disc = clamp(u_radius + 0.5 - r, 0.0, 1.0);
    float halo = u_glow * pow(clamp(1.0 - 2.0 * r / u_size, 0.0, 1.0), 2.0);
    float alpha = max(disc, halo);
    gl_FragColor = vec4(v_colour * alpha, alpha);
}
"""
