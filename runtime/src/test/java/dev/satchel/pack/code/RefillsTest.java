package dev.satchel.pack.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefillsTest {
  static class Caches {
    int hash;
    long sum;

    @Nullable
    List<String> view;

    @Nullable
    List<String> both;

    boolean isLoaded;
    int loaded;
    boolean isRead;

    @Nullable
    String read;

    @Nullable
    List<String> given;

    @Nullable
    List<String> listeners;

    int unknown;
    int beside;

    int hash() {
      if (hash == 0) {
        hash = Objects.hash(1, 2);
      }
      return hash;
    }

    long sum() {
      long known = sum;
      if (known == 0) {
        known = 1 + Objects.hash(3);
        sum = known;
      }
      return known;
    }

    List<String> view() {
      List<String> known = view;
      return known != null ? known : (view = new ArrayList<>());
    }

    @Nullable
    List<String> both(boolean isStale) {
      if (both == null || isStale) {
        both = new ArrayList<>();
      }
      return both;
    }

    int loaded() {
      if (!isLoaded) {
        isLoaded = true;
        loaded = Objects.hash(3);
      }
      return loaded;
    }

    int expiring(int now) {
      int known = loaded;
      if (known == 0 || now > known) {
        synchronized (this) {
          if (known == loaded) {
            beside = Objects.hash(now);
            loaded = now + 1;
            return beside;
          }
        }
      }
      return beside;
    }

    @Nullable
    String read() {
      if (!isRead()) {
        fetch();
      }
      return read;
    }

    private boolean isRead() {
      return isRead;
    }

    private void fetch() {
      read = "text";
      isRead = true;
    }

    void given(List<String> value) {
      if (given == null) {
        given = value;
      }
    }

    void add(int amount) {
      if (listeners != null) {
        listeners.clear();
      }
      beside = amount + hash;
    }

    int unknown() {
      if (unknown == -1) {
        unknown = Objects.hash(3);
      }
      return unknown;
    }
  }

  private static final String OWNER = "dev/satchel/pack/code/RefillsTest$Caches.";

  private final ClassCode code = ClassCode.of(Caches.class);

  @Test
  void findsWhatIsMadeWhereItIsFoundEmpty() {
    assertThat(code.refills("hash", "()I")).containsExactly(OWNER + "hash");
    assertThat(code.refills("sum", "()J")).containsExactly(OWNER + "sum");
    assertThat(code.refills("view", "()Ljava/util/List;")).containsExactly(OWNER + "view");
    assertThat(code.refills("both", "(Z)Ljava/util/List;")).containsExactly(OWNER + "both");
  }

  @Test
  void findsWhatIsMadeWhereAnotherFieldTellsThatItIsNot() {
    assertThat(code.refills("loaded", "()I"))
        .containsExactlyInAnyOrder(OWNER + "loaded", OWNER + "isLoaded");
    assertThat(code.refills("expiring", "(I)I"))
        .containsExactlyInAnyOrder(OWNER + "loaded", OWNER + "beside");
    assertThat(code.refills("read", "()Ljava/lang/String;"))
        .containsExactlyInAnyOrder(OWNER + "read", OWNER + "isRead");
  }

  @Test
  void whatIsGivenOrSetInAnyCaseIsNotMade() {
    assertThat(code.refills("given", "(Ljava/util/List;)V")).isEmpty();
    assertThat(code.refills("add", "(I)V")).isEmpty();
  }

  @Test
  void whatIsMadeInPlaceOfAnotherValueThanNullOrZeroComesAsNullOrZero() {
    assertThat(code.refills("unknown", "()I")).isEmpty();
  }

  static class Reader {
    int count;
    int read;

    Reader(Reader other) {
      read = other.read;
      count = read + count;
    }

    void count() {
      count++;
    }

    int both() {
      return count++ + read;
    }

    private Object writeReplace() {
      return List.of(read);
    }
  }

  static class Counting {
    int changes;
    int hits;

    void change() {
      ++changes;
      hits = hits + 1;
    }

    boolean isChanged(int expected) {
      return expected != changes || changes != expected;
    }

    Object expecting() {
      int expected = changes;
      return (Runnable) () -> isChanged(expected);
    }

    int hits() {
      return hits;
    }
  }

  @Test
  void aCountThatIsOnlyComparedIsNoState() {
    ClassCode counting = ClassCode.of(Counting.class);

    assertThat(counting.stateReads("isChanged", "(I)Z")).isEmpty();
    assertThat(counting.stateReads("expecting", "()Ljava/lang/Object;")).isEmpty();
    assertThat(counting.stateReads("hits", "()I")).hasSize(1);
  }

  @Test
  void stateIsReadOfObjectsThatWereThere() {
    ClassCode reader = ClassCode.of(Reader.class);
    String owner = "dev/satchel/pack/code/RefillsTest$Reader.";

    assertThat(reader.stateReads("<init>", "(L" + owner.replace(".", "") + ";)V"))
        .containsOnlyKeys(owner + "read");
    assertThat(reader.stateReads("count", "()V")).isEmpty();
    assertThat(reader.stateReads("both", "()I")).containsOnlyKeys(owner + "count", owner + "read");
    assertThat(reader.stateReads("writeReplace", "()Ljava/lang/Object;")).isEmpty();
  }
}
