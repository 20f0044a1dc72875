"""Small dense systems in machine code: one matrix split into factors, solved for many columns.

Both functions are loops over the dimension, so their text does not grow with it.
"""

from __future__ import annotations

FACTOR = """\
define internal void @factor(ptr noalias %a, ptr noalias %pivots, i64 %d) nounwind {
entry:
  br label %column
column:
  %k = phi i64 [ 0, %entry ], [ %k.next, %column.end ]
  %k.next = add i64 %k, 1
  %k.row = mul i64 %k, %d
  %k.at = add i64 %k.row, %k
  br label %search
search:
  %s = phi i64 [ %k, %column ], [ %s.next, %search ]
  %best = phi i64 [ %k, %column ], [ %best.new, %search ]
  %most = phi double [ -1.0, %column ], [ %most.new, %search ]
  %s.row = mul i64 %s, %d
  %s.at = add i64 %s.row, %k
  %s.place = getelementptr double, ptr %a, i64 %s.at
  %s.value = load double, ptr %s.place
  %s.size = call double @llvm.fabs.f64(double %s.value)
  %s.more = fcmp ogt double %s.size, %most
  %best.new = select i1 %s.more, i64 %s, i64 %best
  %most.new = select i1 %s.more, double %s.size, double %most
  %s.next = add i64 %s, 1
  %s.again = icmp slt i64 %s.next, %d
  br i1 %s.again, label %search, label %found
found:
  %p.place = getelementptr i64, ptr %pivots, i64 %k
  store i64 %best.new, ptr %p.place
  %b.row = mul i64 %best.new, %d
  br label %swap
swap:
  %w = phi i64 [ 0, %found ], [ %w.next, %swap ]
  %w.k = add i64 %k.row, %w
  %w.b = add i64 %b.row, %w
  %w.k.place = getelementptr double, ptr %a, i64 %w.k
  %w.b.place = getelementptr double, ptr %a, i64 %w.b
  %w.k.value = load double, ptr %w.k.place
  %w.b.value = load double, ptr %w.b.place
  store double %w.b.value, ptr %w.k.place
  store double %w.k.value, ptr %w.b.place
  %w.next = add i64 %w, 1
  %w.again = icmp slt i64 %w.next, %d
  br i1 %w.again, label %swap, label %head
head:
  %pivot.place = getelementptr double, ptr %a, i64 %k.at
  %pivot = load double, ptr %pivot.place
  %below = icmp slt i64 %k.next, %d
  br i1 %below, label %row, label %column.end
row:
  %i = phi i64 [ %k.next, %head ], [ %i.next, %row.end ]
  %i.row = mul i64 %i, %d
  %i.at = add i64 %i.row, %k
  %i.place = getelementptr double, ptr %a, i64 %i.at
  %i.value = load double, ptr %i.place
  %share = fdiv double %i.value, %pivot
  store double %share, ptr %i.place
  %less = fneg double %share
  br label %entry.j
entry.j:
  %j = phi i64 [ %k.next, %row ], [ %j.next, %entry.j ]
  %j.i = add i64 %i.row, %j
  %j.k = add i64 %k.row, %j
  %j.i.place = getelementptr double, ptr %a, i64 %j.i
  %j.k.place = getelementptr double, ptr %a, i64 %j.k
  %j.i.value = load double, ptr %j.i.place
  %j.k.value = load double, ptr %j.k.place
  %j.new = call double @llvm.fmuladd.f64(double %less, double %j.k.value, double %j.i.value)
  store double %j.new, ptr %j.i.place
  %j.next = add i64 %j, 1
  %j.again = icmp slt i64 %j.next, %d
  br i1 %j.again, label %entry.j, label %row.end
row.end:
  %i.next = add i64 %i, 1
  %i.again = icmp slt i64 %i.next, %d
  br i1 %i.again, label %row, label %column.end
column.end:
  %k.again = icmp slt i64 %k.next, %d
  br i1 %k.again, label %column, label %done
done:
  ret void
}"""

SOLVE = """\
define internal void @solve(ptr noalias %a, ptr noalias %pivots, ptr noalias %x, i64 %d) nounwind {
entry:
  br label %swap
swap:
  %k = phi i64 [ 0, %entry ], [ %k.next, %swap ]
  %p.place = getelementptr i64, ptr %pivots, i64 %k
  %p = load i64, ptr %p.place
  %k.place = getelementptr double, ptr %x, i64 %k
  %b.place = getelementptr double, ptr %x, i64 %p
  %k.value = load double, ptr %k.place
  %b.value = load double, ptr %b.place
  store double %b.value, ptr %k.place
  store double %k.value, ptr %b.place
  %k.next = add i64 %k, 1
  %k.again = icmp slt i64 %k.next, %d
  br i1 %k.again, label %swap, label %down
down:
  %i = phi i64 [ 0, %swap ], [ %i.next, %down.end ]
  %i.row = mul i64 %i, %d
  %i.place = getelementptr double, ptr %x, i64 %i
  %i.value = load double, ptr %i.place
  %i.some = icmp sgt i64 %i, 0
  br i1 %i.some, label %down.j, label %down.end
down.j:
  %j = phi i64 [ 0, %down ], [ %j.next, %down.j ]
  %sum = phi double [ %i.value, %down ], [ %sum.new, %down.j ]
  %j.at = add i64 %i.row, %j
  %j.place = getelementptr double, ptr %a, i64 %j.at
  %j.value = load double, ptr %j.place
  %j.less = fneg double %j.value
  %x.place = getelementptr double, ptr %x, i64 %j
  %x.value = load double, ptr %x.place
  %sum.new = call double @llvm.fmuladd.f64(double %j.less, double %x.value, double %sum)
  %j.next = add i64 %j, 1
  %j.again = icmp slt i64 %j.next, %i
  br i1 %j.again, label %down.j, label %down.end
down.end:
  %down.value = phi double [ %i.value, %down ], [ %sum.new, %down.j ]
  store double %down.value, ptr %i.place
  %i.next = add i64 %i, 1
  %i.again = icmp slt i64 %i.next, %d
  br i1 %i.again, label %down, label %last
last:
  %top = sub i64 %d, 1
  br label %up
up:
  %u = phi i64 [ %top, %last ], [ %u.next, %up.end ]
  %u.row = mul i64 %u, %d
  %u.place = getelementptr double, ptr %x, i64 %u
  %u.value = load double, ptr %u.place
  %u.first = add i64 %u, 1
  %u.some = icmp slt i64 %u.first, %d
  br i1 %u.some, label %up.j, label %up.end
up.j:
  %v = phi i64 [ %u.first, %up ], [ %v.next, %up.j ]
  %rest = phi double [ %u.value, %up ], [ %rest.new, %up.j ]
  %v.at = add i64 %u.row, %v
  %v.place = getelementptr double, ptr %a, i64 %v.at
  %v.value = load double, ptr %v.place
  %v.less = fneg double %v.value
  %y.place = getelementptr double, ptr %x, i64 %v
  %y.value = load double, ptr %y.place
  %rest.new = call double @llvm.fmuladd.f64(double %v.less, double %y.value, double %rest)
  %v.next = add i64 %v, 1
  %v.again = icmp slt i64 %v.next, %d
  br i1 %v.again, label %up.j, label %up.end
up.end:
  %up.value = phi double [ %u.value, %up ], [ %rest.new, %up.j ]
  %diagonal = add i64 %u.row, %u
  %d.place = getelementptr double, ptr %a, i64 %diagonal
  %d.value = load double, ptr %d.place
  %answer = fdiv double %up.value, %d.value
  store double %answer, ptr %u.place
  %u.next = sub i64 %u, 1
  %u.again = icmp sge i64 %u.next, 0
  br i1 %u.again, label %up, label %done
done:
  ret void
}"""
