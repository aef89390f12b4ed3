package dev.satchel.processor;

import com.sun.source.util.TreePath;
import dev.satchel.pack.code.Change;
import java.util.List;

/**
 * Code changes what a variable leads to.
 *
 * @param origin the variable, and the path from its value to what is changed
 * @param code binary name of the class whose code does it
 * @param byStatic whether a static method does it, which was handed the object
 * @param place where, or where what does it is called
 * @param via methods to which it is handed before, outermost first, as people write them
 */
record SourceEffect(
    SourceOrigin origin,
    Change change,
    String code,
    boolean byStatic,
    TreePath place,
    List<String> via) {
  SourceEffect {
    via = List.copyOf(via);
  }
}
