package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.versions.Parcel;
import dev.satchel.testing.InMemoryCompiler;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The receiver has another version of a class that was not shipped. */
class VersionsTest {
  private static final String EARLIER = """
      package com.acme.versions;

      public class Parcel implements java.io.Serializable {
        private static final long serialVersionUID = 1;
        public String name = "earlier";
      }
      """;

  @Test
  void aSuperclassThatTheSenderDoesNotExtendIsToldThatThereIsNoData() throws Exception {
    Object earlier = earlier().getDeclaredConstructor().newInstance();

    Parcel parcel = there(earlier);

    assertThat(parcel.name).isEqualTo("earlier");
    assertThat(parcel.grams).isEqualTo(100);
    assertThat(parcel.how).isEqualTo("without data");
  }

  @Test
  void oneThatBringsDataIsNot() {
    Parcel parcel = new Parcel();
    parcel.grams = 7;

    Parcel there = there(parcel);

    assertThat(there.grams).isEqualTo(7);
    assertThat(there.how).isNull();
  }

  private static Parcel there(Object parcel) {
    String provided = "com.acme.versions";
    Payload payload =
        Satchel.packer().provided(provided).variable("root", parcel).pack();
    try (Unpacked unpacked = Satchel.unpacker().provided(provided).unpack(payload)) {
      return unpacked.get("root", Parcel.class);
    }
  }

  private static Class<?> earlier() throws ClassNotFoundException {
    Map<String, byte[]> files = InMemoryCompiler.compile(EARLIER);
    ClassLoader loader = new ClassLoader(VersionsTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] file = files.get(name);
        if (file == null) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? defineClass(name, file, 0, file.length) : loaded;
      }
    };
    return loader.loadClass(Parcel.class.getName());
  }
}
