package dev.satchel.srctest.agent.programs;

import dev.satchel.Satchel;
import java.util.function.IntSupplier;

/** Has Satchel work, too. */
public final class Packs {
  private Packs() {}

  public static void main(String[] arguments) {
    IntSupplier one = () -> 1;
    System.out.println(Satchel.pack(one).warnings());
  }
}
