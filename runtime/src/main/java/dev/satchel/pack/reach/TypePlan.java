package dev.satchel.pack.reach;

import dev.satchel.model.NodeLayout;
import dev.satchel.values.MapViews;
import dev.satchel.values.ValueKind;
import org.jspecify.annotations.Nullable;

/** What a walk knows of a class whose objects it takes apart, so that it looks at each class once. */
final class TypePlan {
  /** How objects of a class are taken apart. */
  enum Way {
    LITERAL,
    ARRAY,
    CONSTANT,
    LAMBDA,
    PROXY,
    RECORD,
    INSTANCE,
    VALUE
  }

  final Class<?> type;
  final Way way;

  /** Whether some of them must not travel although their kind can. */
  final boolean mayBeRefused;

  /** Whether they could be views that unmodifiable maps keep. */
  final boolean mayBeUnmodifiableView;

  /** Of a value; null if its class is of no kind that is carried. */
  final @Nullable ValueKind kind;

  /** Of an array; null before the first. */
  @Nullable
  NodeLayout array;

  /** Of a record or an instance; null before the first that travels. */
  InstanceDissector.@Nullable Plan instance;

  TypePlan(Class<?> type, Way way, boolean mayBeRefused, @Nullable ValueKind kind) {
    this.type = type;
    this.way = way;
    this.mayBeRefused = mayBeRefused;
    this.kind = kind;
    mayBeUnmodifiableView = kind != null && MapViews.mayBeUnmodifiable(type);
  }
}
