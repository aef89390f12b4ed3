package dev.satchel.srctest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.srctest.Jdks;
import dev.satchel.srctest.SatchelJar;
import dev.satchel.srctest.agent.programs.LambdaKinds;
import dev.satchel.srctest.agent.programs.OddCallers;
import dev.satchel.srctest.agent.programs.OtherLoaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent records of lambdas and method references, on each JDK of this machine. */
class AgentLambdasIT {
  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void recordsEveryKind(Jdks.Jdk jdk) {
    AgentJvm.Result result = new AgentJvm(jdk).satchel("").run(LambdaKinds.class);

    assertThat(result.err()).isEmpty();
    assertThat(result.outLines())
        .containsExactly(
            "non-capturing = invokeStatic LambdaKinds.lambda$main()String as ()Callable call in LambdaKinds.main([Ljava/lang/String;)V",
            "capturing = invokeStatic LambdaKinds.lambda$main(long,int)Long as (long,int)Callable call in LambdaKinds.main([Ljava/lang/String;)V",
            "user interface = invokeStatic LambdaKinds.lambda$main(int)String as ()Job run in LambdaKinds.main([Ljava/lang/String;)V",
            "static reference = invokeStatic Integer.parseInt(String)int as ()Function apply in LambdaKinds.main([Ljava/lang/String;)V",
            "bound reference = invokeVirtual String.length()int as (String)Supplier get in LambdaKinds.main([Ljava/lang/String;)V",
            "unbound reference = invokeVirtual String.length()int as ()Function apply in LambdaKinds.main([Ljava/lang/String;)V",
            "interface reference = invokeInterface List.size()int as ()Function apply in LambdaKinds.main([Ljava/lang/String;)V",
            "constructor reference = newInvokeSpecial ArrayList.<init>()void as ()Supplier get in LambdaKinds.main([Ljava/lang/String;)V",
            "array constructor = invokeStatic LambdaKinds.lambda$main(int)int[][] as ()IntFunction apply in LambdaKinds.main([Ljava/lang/String;)V",
            "varargs reference = invokeStatic LambdaKinds.lambda$main(String,Object)String as ()BiFunction apply in LambdaKinds.main([Ljava/lang/String;)V",
            "varargs array = invokeStatic Arrays.asList(Object[])List as ()Function apply in LambdaKinds.main([Ljava/lang/String;)V",
            "serializable = invokeStatic LambdaKinds.lambda$main()void as ()Runnable run in LambdaKinds.main([Ljava/lang/String;)V",
            "intersection = invokeStatic LambdaKinds.lambda$main()void as ()Runnable run in LambdaKinds.main([Ljava/lang/String;)V",
            "intersection bound = invokeVirtual Number.intValue()int as (Number)Supplier get in Generic.of(Ljava/lang/Number;)Ljava/util/function/Supplier;",
            "this-capturing = invokeVirtual LambdaKinds.lambda$scaled(int)Integer as (LambdaKinds)Job run in LambdaKinds.scaled()Ldev/satchel/srctest/agent/programs/LambdaKinds$Job;",
            "in interface = invokeStatic WithDefault.lambda$supplier()int as ()IntSupplier getAsInt in WithDefault.supplier()Ljava/util/function/IntSupplier;",
            "in enum initialiser = invokeStatic Planet.lambda$static()int as ()IntSupplier getAsInt in Planet.<clinit>()V",
            "in record = invokeVirtual Point.x()int as (Point)Supplier get in Point.getter()Ljava/util/function/Supplier;",
            "nested outer = invokeStatic LambdaKinds.lambda$main(int)Callable as (int)Callable call in LambdaKinds.main([Ljava/lang/String;)V",
            "nested inner = invokeStatic LambdaKinds.lambda$main(int)Integer as (int)Callable call in LambdaKinds.lambda$main(I)Ljava/util/concurrent/Callable;",
            "super reference = invokeVirtual Below.lambda$own()String as (Below)Supplier get in Below.own()Ljava/util/function/Supplier;",
            "protected of another package = invokeStatic Below.lambda$inherited(Below)String as (Below)Supplier get in Below.inherited()Ljava/util/function/Supplier;",
            "linked by hand = invokeVirtual Above.secret()String as (Below)Supplier get in Below.nowhere without a line without an index",
            "of the JDK = invokeStatic Comparator.lambda$comparing(Function,Object,Object)int as (Function)Comparator compare in Comparator.comparing(Ljava/util/function/Function;)Ljava/util/Comparator;",
            "one site, one class: true",
            "serializable only where asked: false");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void recordsForLoadersThatCannotSeeSatchel(Jdks.Jdk jdk) {
    AgentJvm.Result result = new AgentJvm(jdk).satchel("").run(OtherLoaders.class);

    assertThat(result.err()).isEmpty();
    String lambda =
        " = invokeStatic Isolated.lambda$get()void as ()Runnable run in Isolated.get()Ljava/lang/Runnable;";
    assertThat(result.outLines())
        .containsExactly(
            "no parent" + lambda,
            "  caller: true, class file: RESOURCE as defined, note: null",
            "no resource" + lambda,
            "  caller: true, class file: MEMORY as written by the JVM, note: generated: its class loader has no class file for it",
            "platform parent" + lambda,
            "  caller: true, class file: RESOURCE as defined, note: null");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void recordsInNamedModule(Jdks.Jdk jdk, @TempDir Path folder) throws IOException {
    Path module = folder.resolve("out");
    compile(
        module,
        write(folder.resolve("module-info.java"), "module com.acme.jobs {}"),
        write(folder.resolve("com/acme/Jobs.java"), """
            package com.acme;
            public class Jobs {
              interface Job { int run(int x); }
              public static void main(String[] args) throws Exception {
                Job job = x -> x + args.length;
                Class<?> recording = ClassLoader.getSystemClassLoader().loadClass("dev.satchel.recording.Recording");
                Object record = recording.getMethod("lambda", Class.class).invoke(null, job.getClass());
                System.out.println(record.toString().replaceAll("lambda\\\\$main\\\\$[0-9]+", "BODY"));
              }
            }
            """));

    AgentJvm.Result result = new AgentJvm(jdk)
        .satchel("")
        .argument("-p", module.toString())
        .run("-m com.acme.jobs/com.acme.Jobs");

    assertThat(result.err()).isEmpty();
    assertThat(result.outLines())
        .containsExactly(
            "LambdaRecord[caller=class com.acme.Jobs, interfaceMethod=run, factoryType=(String[])Job,"
                + " implementationKind=6, implementationOwner=class com.acme.Jobs, implementationName=BODY,"
                + " implementationType=(String[],int)int, enclosingMethod=main,"
                + " enclosingDescriptor=([Ljava/lang/String;)V, byteCodeIndex=1, line=5]");
  }

  /** At level debug, so that the log's own work inside the linkage is tried too. */
  @ParameterizedTest
  @MethodSource("jdks")
  void recordsOddCallers(Jdks.Jdk jdk, @TempDir Path folder) {
    AgentJvm.Result result = new AgentJvm(jdk)
        .satchel("level=debug,log=" + folder.resolve("agent.log"))
        .run(OddCallers.class);

    assertThat(result.err()).isEmpty();
    assertThat(result.outLines())
        .containsExactly(
            "hidden caller: invokeStatic Hidden/….lambda$get()void as ()Runnable run in Hidden/….get()Ljava/lang/Runnable;",
            "of a dropped loader: invokeStatic Unloaded.lambda$get()void as ()Runnable run in Unloaded.get()Ljava/lang/Runnable;",
            "dropped loader is collected: true",
            "after another retransformation = invokeStatic OddCallers.lambda$main()Integer as ()Callable call in OddCallers.main([Ljava/lang/String;)V",
            "linked by threads at once: 8");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void excludedLambdasSayWhy(Jdks.Jdk jdk) {
    String excluded = "dev.satchel.srctest.agent.programs.far";
    AgentJvm.Result result =
        new AgentJvm(jdk).satchel("exclude=" + excluded).run(LambdaKinds.class);

    assertThat(result.err()).isEmpty();
    assertThat(result.outLines())
        .contains(
            "super reference = not recorded, because lambdas of dev.satchel.srctest.agent.programs.far.Below are not"
                + " recorded: agent option exclude=dev.satchel.srctest.agent.programs.far")
        .filteredOn(line -> line.contains("not recorded"))
        .hasSize(3);
  }

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  static void compile(Path out, Path... sources) {
    String[] arguments = new String[sources.length + 8];
    List<String> options = List.of(
        "-g",
        "-proc:none",
        "--release",
        "17",
        "-cp",
        SatchelJar.path().toString(),
        "-d",
        out.toString());
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i < 8 ? options.get(i) : sources[i - 8].toString();
    }
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
        .isZero();
  }
}
