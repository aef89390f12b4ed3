package dev.satchel.pack.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.testing.InMemoryCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
  private final Function<String, @Nullable ClassCode> none = name -> null;

  @Test
  void findsWhatIsMadeWhereItIsFoundEmpty() {
    assertThat(code.refills("hash", "()I", none)).containsExactly(OWNER + "hash");
    assertThat(code.refills("sum", "()J", none)).containsExactly(OWNER + "sum");
    assertThat(code.refills("view", "()Ljava/util/List;", none)).containsExactly(OWNER + "view");
    assertThat(code.refills("both", "(Z)Ljava/util/List;", none)).containsExactly(OWNER + "both");
  }

  @Test
  void findsWhatIsMadeWhereAnotherFieldTellsThatItIsNot() {
    assertThat(code.refills("loaded", "()I", none))
        .containsExactlyInAnyOrder(OWNER + "loaded", OWNER + "isLoaded");
    assertThat(code.refills("expiring", "(I)I", none))
        .containsExactlyInAnyOrder(OWNER + "loaded", OWNER + "beside");
    assertThat(code.refills("read", "()Ljava/lang/String;", none))
        .containsExactlyInAnyOrder(OWNER + "read", OWNER + "isRead");
  }

  @Test
  void whatIsGivenOrSetInAnyCaseIsNotMade() {
    assertThat(code.refills("given", "(Ljava/util/List;)V", none)).isEmpty();
    assertThat(code.refills("add", "(I)V", none)).isEmpty();
  }

  @Test
  void whatIsMadeInPlaceOfAnotherValueThanNullOrZeroComesAsNullOrZero() {
    assertThat(code.refills("unknown", "()I", none)).isEmpty();
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

    assertThat(counting.stateReads("isChanged", "(I)Z", none)).isEmpty();
    assertThat(counting.stateReads("expecting", "()Ljava/lang/Object;", none)).isEmpty();
    assertThat(counting.stateReads("hits", "()I", none)).hasSize(1);
  }

  @Test
  void stateIsReadOfObjectsThatWereThere() {
    ClassCode reader = ClassCode.of(Reader.class);
    String owner = "dev/satchel/pack/code/RefillsTest$Reader.";

    assertThat(reader.stateReads("<init>", "(L" + owner.replace(".", "") + ";)V", none))
        .containsOnlyKeys(owner + "read");
    assertThat(reader.stateReads("count", "()V", none)).isEmpty();
    assertThat(reader.stateReads("both", "()I", none))
        .containsOnlyKeys(owner + "count", owner + "read");
    assertThat(reader.stateReads("writeReplace", "()Ljava/lang/Object;", none)).isEmpty();
  }

  @Test
  void seesThroughTheAccessorsOfOlderCompilers() {
    String source = """
        package com.acme;

        class Network {
          static class Cache {
            private String[] parts;
            private String name;
          }

          String[] parts(Cache cache) {
            if (cache.parts == null) {
              cache.parts = new String[3];
            }
            return cache.parts;
          }

          String name(Cache cache) {
            return cache.name;
          }
        }
        """;
    Map<String, byte[]> files = InMemoryCompiler.compile(
        List.of("--release", "8", "-Xlint:-options", "-proc:none"), source);
    Function<String, @Nullable ClassCode> classes =
        name -> ClassCode.read(files.get(name.replace('/', '.')));
    ClassCode network = ClassCode.read(files.get("com.acme.Network"));

    String parts = "(Lcom/acme/Network$Cache;)[Ljava/lang/String;";
    assertThat(network.refills("parts", parts, classes))
        .containsExactly("com/acme/Network$Cache.parts");
    assertThat(network.stateReads("parts", parts, classes))
        .containsOnlyKeys("com/acme/Network$Cache.parts");
    assertThat(network.stateReads("name", "(Lcom/acme/Network$Cache;)Ljava/lang/String;", classes))
        .containsOnlyKeys("com/acme/Network$Cache.name");
    ClassCode cache = ClassCode.read(files.get("com.acme.Network$Cache"));
    assertThat(cache.methods())
        .filteredOn(method -> method.name().startsWith("access$"))
        .isNotEmpty()
        .allSatisfy(
            method -> assertThat(cache.stateReads(method.name(), method.descriptor(), classes))
                .isEmpty());
  }
}
