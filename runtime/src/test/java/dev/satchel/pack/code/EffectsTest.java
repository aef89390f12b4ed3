package dev.satchel.pack.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.satchel.pack.Compiled;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the closures of {@code CapturedMutableStateRuleTest} do not show. */
class EffectsTest {
  private static final Compiled CODE = Compiled.of("""
      package com.acme;

      import java.util.*;
      import java.util.function.*;

      class Code {
        int count;
        List<String> items = new ArrayList<>();
        Code next;

        void own() { count++; items.add("x"); }
        void more(List<String> list) { own(); list.add("x"); }
        static void callsOwn(Code code) { code.own(); code.more(new ArrayList<>()); }
        static void callsMore(Code code, List<String> list) { code.more(list); }
        static int usedOnly(List<String> list) { return new Code(list).size(); }
        static void usedToChange(List<String> list) { new Code(list).more(new ArrayList<>()); }
        Code() {}
        Code(List<String> list) { items = list; }
        int size() { return items.size(); }
        static void even(List<String> list, int n) { if (n > 0) odd(list, n - 1); }
        static void odd(List<String> list, int n) { if (n > 0) even(list, n - 1); else list.clear(); }
        static void swap(Object[] a, Object[] b) { Object t = a[0]; a[0] = b[0]; b[0] = t; }
        static void far(Code code) { code.next.next.items.add("x"); }
        static void byAlias(Code a, Code b) { a.next = b; a.next.count = 1; }
        static void last(Code code) { while (code.next != null) code = code.next; code.count++; }
        static void branch(boolean b, List<String> x, List<String> y) { (b ? x : y).add("x"); }
        static void either(List<String> x) { List<String> y = x.isEmpty() ? new ArrayList<>() : x; y.add("x"); }
        static void copies(List<String> x) { List<String> y = new ArrayList<>(x); y.add("x"); }
        static void caught(List<String> x) { try { x.get(0); } catch (RuntimeException e) { x.clear(); } }
        static void twice(long before, double d, List<String> list) { list.add("" + before + d); }
        static Code make(List<String> list) { Code code = new Code(); code.items = list; return code; }
        static void madeAround(List<String> list) { make(list).items.add("x"); }
        static void chained(StringBuilder text) { text.append(1).append(2).setLength(0); }
        static void reads(Map<String, List<String>> map) { for (var e : map.entrySet()) e.getValue().size(); }
        static void grouped(List<Code> codes) {
          Map<Code, List<Code>> byNext = new HashMap<>();
          for (Code code : codes) byNext.computeIfAbsent(code.next, k -> new ArrayList<>()).add(code);
        }
        int switched(int[] a, String s) { return switch (s) { case "a" -> a[0]++; case "b" -> 1; default -> 2; }; }
      }
      """);

  private final Effects effects = new Effects(CODE.classFiles(), CODE.methods());

  @Test
  void tellsWhatAMethodDoesToWhatItIsGiven() {
    assertThat(describe("own")).containsExactly("0 writes to .count", "0.items adds to");
    assertThat(describe("swap")).containsExactly("0 writes to", "1 writes to");
    assertThat(describe("far")).containsExactly("0.next.next.items adds to");
    assertThat(describe("branch")).containsExactlyInAnyOrder("1 adds to", "2 adds to");
    assertThat(describe("either")).containsExactly("0 adds to");
    assertThat(describe("caught")).containsExactly("0 clears");
    assertThat(describe("twice")).containsExactly("2 adds to");
    assertThat(describe("chained")).containsExactly("0 appends to", "0 writes to");
    assertThat(describe("switched")).containsExactly("1 writes to");
  }

  @Test
  void followsAliasesThroughFieldsAndMethods() {
    assertThat(describe("byAlias")).contains("0 writes to .next", "1 writes to .count");
    assertThat(describe("madeAround")).contains("0 adds to via Code.make(List), Code.own()");
    assertThat(describe("usedOnly")).isEmpty();
    assertThat(describe("usedToChange"))
        .containsExactly("0 adds to via Code.more(List), Code.own()");
  }

  @Test
  void anObjectsOwnMethodIsNoEffectForItsCaller() {
    assertThat(describe("callsOwn")).isEmpty();
    assertThat(describe("callsMore")).containsExactly("1 adds to via Code.more(List)");
  }

  @Test
  void seesNoChangeWhereThereIsNone() {
    assertThat(describe("copies")).isEmpty();
    assertThat(describe("reads")).isEmpty();
    assertThat(describe("grouped")).isEmpty();
  }

  @Test
  void comesToAnEndWhereMethodsCallOneAnother() {
    assertThat(describe("even")).containsExactly("0 clears via Code.odd(List, int)");
    assertThat(describe("odd")).containsExactly("0 clears");
    assertThat(describe("last")).contains("0 writes to .count", "0.next writes to .count");
  }

  /** Each thing found below a parameter may be passed to each other one: an interpreter is a small method that says so. */
  @Test
  void comesToAnEndWhereATreeIsWalked() {
    Compiled code = Compiled.of("""
        package com.acme;

        import java.util.*;
        import java.util.function.*;

        class Walk {
          interface Value {}
          record Num(double d) implements Value {}
          record Fn(List<String> names, Node body, Env env) implements Value {}
          static class Env {
            final Map<String, Value> map = new HashMap<>();
            final Env up;
            Env(Env up) { this.up = up; }
            Value get(String n) {
              for (Env e = this; e != null; e = e.up) if (e.map.containsKey(n)) return e.map.get(n);
              throw new NoSuchElementException(n);
            }
          }
          interface Node {}
          record Lit(Value v) implements Node {}
          record Var(String n) implements Node {}
          record Let(String n, Node v, Node b) implements Node {}
          record Lam(List<String> names, Node b) implements Node {}
          record App(Node f, List<Node> as) implements Node {}
          record If(Node c, Node a, Node b) implements Node {}
          record Prim(BinaryOperator<Value> f, Node a, Node b) implements Node {}
          static Value eval(Node n, Env e) {
            if (n instanceof Lit l) return l.v;
            if (n instanceof Var v) return e.get(v.n);
            if (n instanceof Let l) {
              Env x = new Env(e);
              x.map.put(l.n, eval(l.v, x));
              return eval(l.b, x);
            }
            if (n instanceof Lam l) return new Fn(l.names, l.b, e);
            if (n instanceof If i) return eval(i.c, e) instanceof Num k && k.d != 0 ? eval(i.a, e) : eval(i.b, e);
            if (n instanceof Prim p) return p.f.apply(eval(p.a, e), eval(p.b, e));
            App a = (App) n;
            Fn f = (Fn) eval(a.f, e);
            Env x = new Env(f.env);
            for (int i = 0; i < f.names.size(); i++) x.map.put(f.names.get(i), eval(a.as.get(i), e));
            return eval(f.body, x);
          }
        }
        """);
    Effects ofWalk = new Effects(code.classFiles(), code.methods());

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> assertThat(ofWalk.of(code.method(code.main(), "eval"))).isEmpty());
    assertThat(ofWalk.handings(code.method(code.main(), "eval")))
        .hasSizeLessThanOrEqualTo(Summary.MOST_APPLICATIONS);
  }

  @Test
  void namesTheLineOfTheChangeOrOfTheCall() {
    assertThat(effects.of(CODE.method(CODE.main(), "even")))
        .extracting(Effect::line)
        .containsExactly(CODE.line("void even("));
    assertThat(effects.of(CODE.method(CODE.main(), "twice")))
        .extracting(Effect::line)
        .containsExactly(CODE.line("void twice("));
  }

  private List<String> describe(String method) {
    return effects.of(CODE.method(CODE.main(), method)).stream()
        .map(EffectsTest::describe)
        .toList();
  }

  private static String describe(Effect effect) {
    StringBuilder text = new StringBuilder().append(effect.parameter());
    for (Step step : effect.path()) {
      text.append(step instanceof Step.Field field ? "." + field.name() : "[]");
    }
    text.append(' ').append(effect.change().verb());
    if (effect.change().kind() == Change.Kind.FIELD_WRITE) {
      text.append(" .").append(effect.change().member());
    }
    return effect.via().isEmpty()
        ? text.toString()
        : text + " via " + String.join(", ", effect.via());
  }
}
