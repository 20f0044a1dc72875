"""Shaders of the fish: bodies bent and lit in the vertex stage, so that small ones cost little.

Each vertex knows the number of its fish and fetches what that fish does from a texture: drawing
instances costs a software renderer several microseconds each, fetching costs it next to nothing.
"""

WIDTH = 256  # fish per row of the texture
TEXELS = 3  # per fish: place and share of the map; heading and bend; phase, beat, tone, length

VERTEX = """
uniform mat4 u_mvp;
uniform sampler2D u_fish;
uniform sampler2D u_map;
uniform float u_rows;
uniform float u_first;
uniform float u_beat;
uniform float u_cyclic;
uniform vec2 u_fog;
uniform vec3 u_eye;
uniform vec3 u_stage;
uniform vec3 u_accent;
uniform vec3 u_hunter;
uniform vec3 u_muted;
uniform float u_dark;
uniform float u_flat;     // 1 for the body that turns its broad side to the eye
attribute vec3 a_shape;
attribute vec3 a_normal;
attribute float a_who;
varying vec3 v_colour;
void main() {
    float who = a_who + u_first;
    float row = floor((who + 0.5) / 256.0);
    vec2 at = vec2(((who - 256.0 * row) * 3.0 + 0.5) / 768.0, (row + 0.5) / u_rows);
    vec4 place = texture2D(u_fish, at);
    vec4 course = texture2D(u_fish, at + vec2(1.0 / 768.0, 0.0));
    vec4 life = texture2D(u_fish, at + vec2(2.0 / 768.0, 0.0));
    vec3 ahead = course.xyz;
    vec3 side = vec3(-ahead.y, ahead.x, 0.0);
    float level = length(side);
    side = level > 1e-3 ? side / level : vec3(0.0, 1.0, 0.0);
    vec3 up = cross(ahead, side);
    // the spine bends with the turn and carries a wave that grows towards the tail
    float aft = 0.45 - a_shape.x;
    float wave = life.x + life.y * u_beat - 4.2 * aft;
    float swing = sin(wave);
    float sway = (0.12 * swing + course.w) * aft * aft;
    float slope = -0.24 * aft * swing - 2.0 * course.w * aft;
    vec3 bent = side * sway + ahead * a_shape.x;
    vec3 normal;
    float dorsal = a_normal.z + 0.25 * abs(a_normal.y) - 0.1;
    if (u_flat > 0.5) {
        vec3 sight = normalize(u_eye - place.xyz);
        vec3 broad = cross(ahead, sight);
        broad = broad / max(length(broad), 1e-2);
        bent += broad * a_shape.y;
        normal = ahead * a_normal.x + broad * a_normal.y + sight * a_normal.z;
        dorsal = dot(up, broad * a_normal.y + sight * 0.5 * a_normal.z);
    } else {
        vec3 n = normalize(vec3(a_normal.x + slope * a_normal.y, a_normal.y, a_normal.z));
        bent += side * a_shape.y + up * a_shape.z;
        normal = ahead * n.x + side * n.y + up * n.z;
    }
    vec3 here = place.xyz + life.w * bent;
    float share = u_cyclic > 0.5 ? fract(place.w) : clamp(place.w, 0.0, 1.0) * 0.996 + 0.002;
    vec3 hue = texture2D(u_map, vec2(share, 0.5)).rgb;
    // who swims straight up or down has no heading on the compass
    hue = u_cyclic > 0.5 ? mix(u_muted, hue, smoothstep(0.03, 0.35, level)) : hue;
    hue = place.w < -0.5 ? u_muted : hue;
    hue = life.z > 0.5 ? (life.z > 1.5 ? u_hunter : u_accent) : hue;
    // dark back, light belly, lit from above; the head leads, the tail recedes
    float back = smoothstep(-0.55, 0.65, dorsal);
    vec3 belly = mix(hue, vec3(1.0), u_dark > 0.5 ? 0.4 : 0.34);
    float light = clamp(0.5 + 0.5 * dot(normal, vec3(0.24, 0.1, 0.965)), 0.0, 1.0);
    vec3 colour = mix(belly, hue * (u_dark > 0.5 ? 0.84 : 0.88), back) * (0.7 + 0.54 * light);
    float stern = smoothstep(0.2, 0.95, aft);
    colour = mix(colour, u_dark > 0.5 ? u_stage : hue * 0.62, stern * (u_dark > 0.5 ? 0.5 : 0.7));
    float bow = smoothstep(0.22, 0.5, a_shape.x);
    colour = mix(colour, vec3(1.0), bow * (u_dark > 0.5 ? 0.3 : 0.1));
    gl_Position = u_mvp * vec4(here, 1.0);
    float fog = clamp((length(u_eye - here) - u_fog.x) / (u_fog.y - u_fog.x), 0.0, 1.0);
    v_colour = mix(colour, u_stage, life.z > 0.5 ? 0.0 : fog * 0.8);
}
"""

FRAGMENT = """
varying vec3 v_colour;
void main() {
    gl_FragColor = vec4(v_colour, 1.0);
}
"""

# shadows on the floor: the same bodies, flattened
SHADOW_VERTEX = """
uniform mat4 u_mvp;
uniform sampler2D u_fish;
uniform float u_rows;
uniform float u_first;
uniform float u_floor;
uniform float u_height;
attribute vec3 a_shape;
attribute float a_who;
varying float v_deep;
void main() {
    float who = a_who + u_first;
    float row = floor((who + 0.5) / 256.0);
    vec2 at = vec2(((who - 256.0 * row) * 3.0 + 0.5) / 768.0, (row + 0.5) / u_rows);
    vec4 place = texture2D(u_fish, at);
    vec4 course = texture2D(u_fish, at + vec2(1.0 / 768.0, 0.0));
    vec4 life = texture2D(u_fish, at + vec2(2.0 / 768.0, 0.0));
    vec3 side = vec3(-course.y, course.x, 0.0);
    side = side / max(length(side), 1e-3);
    float aft = 0.45 - a_shape.x;
    vec3 here = place.xyz + life.w * (course.xyz * a_shape.x
        + side * (a_shape.y * 1.4 + course.w * aft * aft));
    v_deep = clamp(1.0 - (place.z - u_floor) / u_height, 0.0, 1.0);
    gl_Position = u_mvp * vec4(here.xy, u_floor, 1.0);
}
"""

SHADOW_FRAGMENT = """
uniform vec3 u_ink;
uniform float u_alpha;
varying float v_deep;
void main() {
    float alpha = u_alpha * (0.25 + 0.75 * v_deep * v_deep);
    gl_FragColor = vec4(u_ink * alpha, alpha);
}
"""
