package dev.satchel.pack.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Fields that are state here and come empty. */
class LostFieldsTest {
  static class Account implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient List<String> entries = new ArrayList<>();
    transient int rate = 7;
    transient @Nullable String unset;
    transient int unread = 1;
    private transient int hash;

    int size() {
      return entries.size() + rate;
    }

    @Nullable
    String unset() {
      return unset;
    }

    int hash() {
      if (hash == 0) {
        hash = 31;
      }
      return hash;
    }
  }

  static final class Restored extends Account {
    private static final long serialVersionUID = 1L;

    private transient int least = 4;
    private transient List<String> more = List.of("a");

    int more() {
      return least + more.size();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      restore();
    }

    private void restore() {
      rate = 7;
    }
  }

  /** Not {@code Serializable}, so nobody asks its hook. */
  static final class Plain {
    transient String name = "a";

    String name() {
      return name;
    }

    private void readObject(ObjectInputStream in) {
      name = "a";
    }
  }

  public static final class Written implements Externalizable {
    private static final long serialVersionUID = 1L;

    private int kept = 1;
    private int made;
    private int forgotten;

    public Written() {
      made = 1;
    }

    Written(int all) {
      made = all;
      forgotten = all;
      kept = all;
    }

    int sum() {
      return kept + made + forgotten;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeInt(kept);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
      kept = in.readInt();
    }
  }

  private static List<String> lost(Object root) {
    Reach reach = Reach.start(new Ownership(List.of()), false);
    reach.variable("root", root);
    reach.keep(root.getClass());
    for (Class<?> at = root.getClass(); at != Object.class; at = at.getSuperclass()) {
      reach.keep(at);
    }
    reach.run();
    return reach.lostFields().stream()
        .map(field -> field.name() + " " + field.use().member())
        .toList();
  }

  @Test
  void findsTransientStateThatCodeReads() {
    Account account = new Account();
    assertThat(account.unread + account.hash()).isEqualTo(32);

    assertThat(lost(account)).containsExactly("entries Account.size()", "rate Account.size()");
  }

  @Test
  void whatAHookSetsIsNotLost() {
    assertThat(lost(new Restored()))
        .containsExactly("entries Account.size()", "more Restored.more()");
  }

  @Test
  void aHookOfAClassThatIsNotSerializableSetsNothing() {
    assertThat(lost(new Plain())).containsExactly("name Plain.name()");
  }

  @Test
  void findsWhatAnExternalizableObjectNeitherWritesNorMakes() {
    assertThat(lost(new Written(5))).containsExactly("forgotten Written.sum()");
  }
}
