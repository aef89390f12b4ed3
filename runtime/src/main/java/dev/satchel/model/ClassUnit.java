package dev.satchel.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One shipped class: the facts about it, what of it travels, and its class file cut to that.
 *
 * @param name binary name; its key in {@link Document#sources()} is this name, followed by {@code @loader} only where
 *     two loaders of the document hold it
 * @param loader id of its {@link OriginLoader}
 * @param kind {@code class}, {@code interface}, {@code enum}, {@code record} or {@code annotation}
 * @param file source path such as {@code analytics/Core.java}; null if the class file does not say
 * @param line first line of its code, 0 if unknown
 * @param end last line of its code, 0 if unknown
 * @param release Java release of the class file (17 for major version 61)
 * @param hash {@code sha256:} and the hash, in hex, of what is shipped of it
 * @param members reached members as people write them: {@code trackCall()}, {@code Core(int)}, sorted
 * @param lambdas call sites that the document's lambdas or kept code name, by place
 * @param source source text; null where the agent was given none
 * @param bytecode class file with unreached bodies replaced; null where the receiver already has this {@code hash}
 */
public record ClassUnit(
    String name,
    String loader,
    String kind,
    @Nullable String file,
    int line,
    int end,
    int release,
    String hash,
    List<String> members,
    Map<String, LambdaSite> lambdas,
    @Nullable String source,
    byte @Nullable [] bytecode) {
  public ClassUnit {
    members = List.copyOf(members);
    lambdas = Collections.unmodifiableMap(new LinkedHashMap<>(lambdas));
  }

  /** By content, class file included. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClassUnit that
        && name.equals(that.name)
        && loader.equals(that.loader)
        && kind.equals(that.kind)
        && Objects.equals(file, that.file)
        && line == that.line
        && end == that.end
        && release == that.release
        && hash.equals(that.hash)
        && members.equals(that.members)
        && lambdas.equals(that.lambdas)
        && Objects.equals(source, that.source)
        && Arrays.equals(bytecode, that.bytecode);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + hash.hashCode();
  }
}
