package dev.satchel.pack.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Payload;
import dev.satchel.Satchel;
import dev.satchel.Unpacked;
import dev.satchel.pack.code.Supertypes;
import dev.satchel.testing.Trust;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real objects of the JDK's classes, packed and unpacked as a program does it, against what Java serialization says. */
class JdkSamplesTest {
  @BeforeAll
  static void openTheJdk() {
    Trust.open();
  }

  static Stream<Object> samples() throws Exception {
    return JdkSamples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void comesBackAsItWas(Object value) throws Exception {
    Payload payload = Satchel.pack(value);
    try (Unpacked unpacked = Satchel.unpack(Payload.read(payload.toBytes()))) {
      assertSame(unpacked.get("root"), value, payload);
    }
  }

  private static void assertSame(Object copy, Object value, Payload payload) throws Exception {
    Class<?> type = value.getClass();
    assertThat(copy.getClass()).isSameAs(type);
    byte[] serialized = value instanceof Serializable ? serialized(value, true) : null;
    Object model = serialized == null ? value : read(serialized(value, false));
    String json = Satchel.pack(copy).toJson();
    if (!json.equals(payload.toJson())) {
      assertThat(json).isEqualTo(Satchel.pack(model).toJson());
    }
    if (value.equals(model) && model != value || serialized == null && isComparable(type)) {
      assertThat(copy.equals(value)).as("%s equals %s", copy, value).isTrue();
    }
    assertThat(printed(copy)).isIn(printed(value), printed(model));
    if (serialized != null) {
      // Or as the model is: some classes of the JDK find something out when they are written.
      byte[] again = serialized(copy, true);
      assertThat(Arrays.equals(again, serialized) || Arrays.equals(again, serialized(model, true)))
          .as("%s %s serialized alike", type, value)
          .isTrue();
    }
  }

  private static Object read(byte[] serialized) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(serialized))) {
      return in.readObject();
    }
  }

  /** Identity hash codes left out. */
  private static String printed(Object value) {
    return value.toString().replaceAll("@[0-9a-f]+", "@");
  }

  private static boolean isComparable(Class<?> type) {
    try {
      return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** Null if it holds something that Java serialization does not take. */
  private static byte @Nullable [] serialized(Object value, boolean isSharing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = isSharing ? new Sharing(bytes) : new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      return null;
    }
    return bytes.toByteArray();
  }

  /** Equal strings, and equal numbers, are one object for it, as they may be over there. */
  private static final class Sharing extends ObjectOutputStream {
    private final Map<String, String> shared = new HashMap<>();

    Sharing(OutputStream out) throws IOException {
      super(out);
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object value) {
      boolean isScalar = value instanceof String
          || value instanceof Boolean
          || value instanceof Character
          || (value instanceof Number && value.getClass().getPackageName().equals("java.lang"));
      return isScalar
          ? shared.computeIfAbsent(value.getClass().getName() + value, text -> text)
          : value;
    }
  }

  @Test
  void thereIsASampleOfEachPublicClassThatTravels() throws Exception {
    Set<String> sampled = new HashSet<>();
    for (Object sample : JdkSamples.all()) {
      Supertypes.of(sample.getClass()).forEach(type -> sampled.add(type.getName()));
    }
    // These need classes of users, which are others over there: MembersTest and ProgramsIT have
    // them.
    sampled.addAll(List.of(
        "java.lang.reflect.RecordComponent",
        "java.util.concurrent.atomic.DoubleAccumulator",
        "java.util.concurrent.atomic.LongAccumulator",
        "java.util.concurrent.locks.AbstractQueuedLongSynchronizer$ConditionObject"));
    // Refused if no library's object holds them: LoggersIT.
    sampled.addAll(List.of("java.util.logging.Logger", "java.lang.System$Logger"));
    Set<String> missing = new TreeSet<>();
    Map<String, String> failures = new TreeMap<>();
    JdkClasses.listed()
        .values()
        .forEach(types -> types.forEach(type -> {
          if (JdkClasses.isPublic(type)
              && JdkTravel.canTravel(type)
              && !type.isEnum()
              && !Throwable.class.isAssignableFrom(type)
              && !sampled.contains(type.getName())) {
            Object sample = constantOrMade(type);
            if (sample == null) {
              missing.add(type.getName());
              return;
            }
            try {
              comesBackAsItWas(sample);
            } catch (Throwable e) {
              failures.put(type.getName(), String.valueOf(e));
            }
          }
        }));
    assertThat(failures).isEmpty();
    assertThat(missing).isEmpty();
  }

  @Test
  void everyConstantOfEveryEnumIsThatConstant() {
    List<Object> constants = new ArrayList<>();
    JdkClasses.listed()
        .values()
        .forEach(types -> types.forEach(type -> {
          if (type.isEnum() && JdkClasses.isPublic(type)) {
            constants.addAll(List.of(type.getEnumConstants()));
          }
        }));
    assertThat(constants).hasSizeGreaterThan(1000);
    try (Unpacked unpacked = Satchel.unpack(Satchel.pack(constants))) {
      List<?> copies = unpacked.get("root", List.class);
      for (int i = 0; i < constants.size(); i++) {
        assertThat(copies.get(i)).isSameAs(constants.get(i));
      }
    }
  }

  @Test
  void everyExceptionComesBackAsItWas() {
    Map<String, String> failures = new TreeMap<>();
    Set<String> unmade = new TreeSet<>();
    int[] made = {0};
    JdkClasses.listed()
        .values()
        .forEach(types -> types.forEach(type -> {
          if (Throwable.class.isAssignableFrom(type)
              && JdkClasses.isPublic(type)
              && JdkTravel.canTravel(type)
              && !Modifier.isAbstract(type.getModifiers())) {
            Object thrown = make(type);
            if (thrown == null) {
              unmade.add(type.getName());
              return;
            }
            made[0]++;
            try {
              comesBackAsItWas(thrown);
            } catch (Throwable e) {
              failures.put(type.getName(), String.valueOf(e));
            }
          }
        }));
    assertThat(failures).isEmpty();
    // Nobody but the JDK makes them, or they need parts of a compiler.
    assertThat(unmade)
        .isSubsetOf(
            "java.io.OptionalDataException",
            "java.util.IllegalFormatException",
            "java.util.concurrent.StructuredTaskScope$FailedException",
            "java.util.concurrent.StructuredTaskScope$TimeoutException",
            "javax.lang.model.UnknownEntityException",
            "javax.lang.model.type.MirroredTypeException",
            "javax.lang.model.type.MirroredTypesException");
    assertThat(made[0]).isGreaterThan(300);
  }

  @Test
  void causesMayGoInACircle() {
    Exception one = new IllegalStateException("one");
    one.initCause(new IOException("two", one));
    one.getCause().addSuppressed(one);
    try (Unpacked unpacked = Satchel.unpack(Satchel.pack(one))) {
      Exception copy = unpacked.get("root", Exception.class);
      assertThat(copy).isNotSameAs(one).hasMessage("one");
      assertThat(copy.getCause()).isInstanceOf(IOException.class).hasMessage("two");
      assertThat(copy.getCause().getCause()).isSameAs(copy);
      assertThat(copy.getCause().getSuppressed()).containsExactly(copy);
    }
  }

  private static @Nullable Object constantOrMade(Class<?> type) {
    for (Field field : type.getFields()) {
      if (field.getType() == type && Modifier.isStatic(field.getModifiers())) {
        try {
          return field.get(null);
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return make(type);
  }

  private static @Nullable Object make(Class<?> type) {
    List<Constructor<?>> constructors = new ArrayList<>(List.of(type.getConstructors()));
    constructors.sort((one, other) -> other.getParameterCount() - one.getParameterCount());
    for (Constructor<?> constructor : constructors) {
      try {
        Object[] arguments = Stream.of(constructor.getParameterTypes())
            .map(JdkSamplesTest::argument)
            .toArray();
        return constructor.newInstance(arguments);
      } catch (ReflectiveOperationException | RuntimeException e) {
        continue; // another one may take these
      }
    }
    return null;
  }

  private static @Nullable Object argument(Class<?> type) {
    if (type == String.class || type == Object.class || type == CharSequence.class) {
      return "text";
    } else if (type == int.class) {
      return 3;
    } else if (type == long.class) {
      return 4L;
    } else if (type == boolean.class) {
      return true;
    } else if (type == char.class) {
      return 'c';
    } else if (type == Class.class) {
      return String.class;
    } else if (type == short.class) {
      return (short) 5;
    } else if (type.isAssignableFrom(IllegalStateException.class)) {
      return new IllegalStateException("cause");
    } else if (type.isAssignableFrom(IOException.class)) {
      return new IOException("cause");
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    } else if (type == Date.class) {
      return new Date(5);
    } else if (type == X500Principal.class) {
      return new X500Principal("CN=somebody");
    } else if (type == Locale.class) {
      return Locale.UK;
    } else if (type == URI.class) {
      return URI.create("http://example.org");
    } else if (type == Properties.class) {
      return new Properties();
    } else if (type == Map.class) {
      return Map.of();
    }
    return null;
  }
}
