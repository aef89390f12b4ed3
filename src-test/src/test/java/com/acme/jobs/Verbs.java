package com.acme.jobs;

import dev.satchel.RemoteJvm;
import dev.satchel.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Every verb; what stays from call to call, and whose objects come back. */
public final class Verbs {
  private static final Map<String, Integer> CACHE = new HashMap<>();

  private static int factor = 7;

  private Verbs() {}

  /** Shares its map with the static field. */
  static final class Client {
    private final Map<String, Integer> config = CACHE;
    private int uses;

    int use() {
      return ++uses;
    }
  }

  record Pair(Client first, List<Client> rest) {}

  public static void main(String[] arguments) throws Exception {
    try (RemoteJvm jvm = RemoteJvms.open(arguments[0])) {
      int six = 6;
      System.out.println("call " + jvm.call(() -> six * factor));
      System.out.println("null " + jvm.call(() -> null));
      jvm.run(() -> System.out.println("printed over there"));
      System.out.println("apply " + jvm.apply(String::length, "four"));
      System.out.println("argument is the capture " + sameArgument(jvm));
      CompletableFuture<Integer> future = jvm.submit(() -> factor + 1);
      System.out.println("submit " + future.get());
      identity(jvm);
      statics(jvm);
      session(jvm);
      many(jvm);
      System.out.println("here " + CACHE + " " + factor);
    }
  }

  private static boolean sameArgument(RemoteJvm jvm) {
    Client client = new Client();
    return jvm.apply(given -> given == client, client);
  }

  private static void identity(RemoteJvm jvm) throws Exception {
    Client client = new Client();
    System.out.println("field is the static " + jvm.call(() -> client.config == CACHE));
    System.out.println("comes back itself " + (jvm.call(() -> client) == client));
    Pair pair = jvm.call(() -> new Pair(client, new ArrayList<>(List.of(client))));
    System.out.println(
        "within a new record " + (pair.first() == client && pair.rest().get(0) == client));
    Client made = jvm.call(Client::new);
    System.out.println(
        "made over there " + made.getClass().equals(Client.class) + " " + made.config);
  }

  private static void statics(RemoteJvm jvm) throws Exception {
    System.out.println("first " + jvm.call(() -> ++factor));
    System.out.println("second " + jvm.call(() -> ++factor));
  }

  private static void session(RemoteJvm jvm) throws Exception {
    Client client = new Client();
    try (Session session = jvm.session()) {
      session.run(() -> CACHE.put("k", 42));
      System.out.println("kept " + session.call(() -> CACHE.get("k")));
      System.out.println("uses " + session.call(client::use) + " " + session.call(client::use));
      System.out.println(
          "same object " + (session.call(() -> client) == client) + ", here " + client.uses);
      System.out.println("its map is the static " + session.call(() -> client.config == CACHE));
    }
    System.out.println("outside " + jvm.call(() -> CACHE.get("k")));
  }

  private static void many(RemoteJvm jvm) throws Exception {
    List<CompletableFuture<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int number = i;
      futures.add(jvm.submit(() -> number * factor));
    }
    int sum = 0;
    for (CompletableFuture<Integer> future : futures) {
      sum += future.get();
    }
    System.out.println("many " + sum);
  }
}
