package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.problem.UnpackFault;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("deprecation") // in newer versions
class UrlKindTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///x",
        "file:/x",
        "file:x",
        "file:",
        "file:////server/share",
        "file://host/x",
        "http://u:p@host:8080/a/../b?q=%20#r",
        "http:///a",
        "http:a",
        "http://host?q",
        "http://host#r",
        "http://[::1]:80/",
        "jar:file:///a.jar!/b",
        "mailto:a@b.c"
      })
  void haveThePartsThatTheyHad(String text) throws Exception {
    assertSameParts(new URL(text));
  }

  @Test
  void thoseMadeOfPartsHaveThemAlso() throws Exception {
    assertSameParts(new URL("file", "", "/x"));
    assertSameParts(new URL("file", null, "/x"));
    assertSameParts(new URL("http", "host", "x?y"));
    assertSameParts(new URL("http", "host", 80, "x#r"));
    assertSameParts(new URL("http", "::1", 80, "/a/./b"));
    assertSameParts(new URL(new URL("file:///a/b"), "c?d"));
  }

  @Test
  void whatNoUrlHasIsRefused() {
    ValueKind kind = UrlKind.kind();
    Pieces pieces =
        Taken.with("protocol", "http").and("host", "a").and("file", "/").nothingElse();
    assertThatThrownBy(() -> kind.allocate("java.net.URL", pieces))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("a value of type java.net.URL has parts that no text and no constructor gives");
    Pieces unknown = Taken.with("protocol", "nobodys").and("file", "/").nothingElse();
    assertThatThrownBy(() -> kind.allocate("java.net.URL", unknown))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("a value of type java.net.URL cannot be made here: unknown protocol: nobodys");
  }

  private static void assertSameParts(URL url) throws MalformedURLException {
    assertThat(parts(RoundTrip.of(url))).isEqualTo(parts(url));
  }

  private static List<@Nullable Object> parts(URL url) {
    return Arrays.asList(
        url.toString(),
        url.getProtocol(),
        url.getHost(),
        url.getPort(),
        url.getAuthority(),
        url.getUserInfo(),
        url.getPath(),
        url.getQuery(),
        url.getRef());
  }
}
