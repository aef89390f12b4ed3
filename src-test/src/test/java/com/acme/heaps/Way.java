package com.acme.heaps;

import dev.satchel.Payload;
import dev.satchel.RemoteJvm;
import dev.satchel.Satchel;
import dev.satchel.Session;
import dev.satchel.Unpacked;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a heap gets over: what it is there, and what it should be, as text. */
enum Way {
  /** Packed, and unpacked from the binary form. */
  BINARY {
    @Override
    Texts travel(Recipe recipe, ClassSet classes) {
      return packed(recipe, classes, Payload::toBytes);
    }
  },

  /** Packed, and unpacked from JSON. */
  JSON {
    @Override
    Texts travel(Recipe recipe, ClassSet classes) {
      return packed(recipe, classes, payload -> payload.toJson().getBytes(StandardCharsets.UTF_8));
    }
  },

  /** Made over there, and sent back. */
  RESULT {
    @Override
    Texts travel(Recipe recipe, ClassSet classes) throws Exception {
      Recipe stateless = stateless(recipe, recipe.roots());
      Object[] result = Far.makeIn(sessionOf(classes), stateless, classes);
      return new Texts(
          Changes.textOf(Heap.make(stateless, classes), false),
          Changes.textOf(result, true),
          new byte[0]);
    }
  },

  /** In two parts, where the second refers to the first. */
  SESSION {
    @Override
    Texts travel(Recipe recipe, ClassSet classes) {
      Recipe first = stateless(recipe, recipe.roots());
      List<Integer> other =
          recipe.steps().size() > 1 ? List.of(recipe.steps().size() - 1, 0) : recipe.roots();
      Recipe second = stateless(recipe, other);
      Object[] one = Heap.make(first, classes);
      Object[] two = linked(Heap.make(second, classes), one);
      String expectedFirst = Shape.of(one, false).toString();
      String expected = expectedFirst + Changes.textOf(new Object[] {one, two}, false);
      one = Heap.make(first, classes);
      two = linked(Heap.make(second, classes), one);
      String actualFirst = Far.keepIn(sessionOf(classes), one);
      String actual = actualFirst + Far.withKeptIn(sessionOf(classes), two);
      return new Texts(expected, actual, new byte[0]);
    }
  };

  private static final RemoteJvm JVM = RemoteJvm.simulate();

  private static @Nullable ClassSet sessionClasses;
  private static Session session = JVM.session();

  abstract Texts travel(Recipe recipe, ClassSet classes) throws Exception;

  /**
   * The outcome.
   *
   * @param payload empty if there is none
   */
  record Texts(String expected, String actual, byte[] payload) {}

  /** Turns a payload into bytes. */
  private interface Form {
    byte[] bytes(Payload payload);
  }

  private static Texts packed(Recipe recipe, ClassSet classes, Form form) {
    Object[] root = Heap.make(recipe, classes);
    String before = Shape.of(root, false).toString();
    byte[] payload = form.bytes(Satchel.pack(root));
    String after = Shape.of(root, false).toString();
    if (!after.equals(before)) {
      throw new IllegalStateException(
          "packing changes the heap\n" + Trial.difference(before, after));
    }
    return new Texts(Changes.textOf(root, false), unpacked(payload), payload);
  }

  /** What a payload's heap is in this JVM. */
  static String unpacked(byte[] payload) {
    try (Unpacked unpacked = Satchel.unpack(Payload.read(payload))) {
      return Changes.textOf((Object[]) unpacked.get("root"), true);
    }
  }

  /** One for each set of classes. */
  private static Session sessionOf(ClassSet classes) {
    if (sessionClasses != classes) {
      session.close();
      session = JVM.session();
      sessionClasses = classes;
    }
    return session;
  }

  /** The next heap that needs a session gets a new one. */
  static void forget() {
    sessionClasses = null;
  }

  /** Without what calls would share: static fields and objects that are there once. */
  private static Recipe stateless(Recipe recipe, List<Integer> roots) {
    return new Recipe(recipe.steps().stream().map(Way::withoutState).toList(), roots, List.of());
  }

  private static Step withoutState(Step step) {
    return switch (step.kind()) {
      case "unique" -> Step.of("null", 0);
      case "twin" -> new Step("twin", step.value() | 1, step.parts()); // the other two have state
      default -> step;
    };
  }

  /** Objects of the second heap refer to objects of the first. */
  @SuppressWarnings("unchecked") // a list of anything
  private static Object[] linked(Object[] root, Object[] earlier) {
    List<Object> old = Shape.of(earlier, false).objects();
    int next = 0;
    for (Object object : Shape.of(root, false).objects()) {
      if (object.getClass() == ArrayList.class) {
        ((ArrayList<Object>) object).add(old.get(next++ % old.size()));
      } else if (object.getClass() == Object[].class && ((Object[]) object).length > 0) {
        ((Object[]) object)[0] = old.get(next++ % old.size());
      }
    }
    List<Object> all = new ArrayList<>(Arrays.asList(root));
    all.add(old.get(old.size() - 1));
    return all.toArray();
  }
}
