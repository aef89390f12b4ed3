package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.zaxxer.hikari.HikariDataSource;
import dev.satchel.PackReport;
import dev.satchel.Problem;
import dev.satchel.Satchel;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.jms.MessageProducer;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.commons.logging.LogFactory;
import org.apache.http.HttpHost;
import org.apache.http.impl.client.HttpClients;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.easymock.EasyMock;
import org.elasticsearch.client.RestClient;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.jboss.logging.Logger;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.client.RestTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.function.Tuples;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPooled;

/**
 * Objects of real libraries are refused, each once and by the rule that knows it; their plain values are not. The whole reports
 * are in {@code refused/}, a file for each test; {@code -Dsatchel.write.reports=true} writes them anew.
 */
class ForbiddenLibrariesIT {
  private static final Path REPORTS = Path.of("src/test/resources/refused");

  /** What frameworks append to the names of classes that they generate. */
  private static final Pattern GENERATED = Pattern.compile(
      "\\$\\$?(MockitoMock|HibernateProxy|HibernateInstantiator|SpringCGLIB|Proxy|EasyMock|jdk\\.proxy)[\\w$]*|jdk\\.proxy\\d+\\.\\$Proxy\\d+");

  private final List<String> reports = new ArrayList<>();

  @AfterEach
  void reportsReadAsWritten(TestInfo test) throws IOException {
    Path expected = REPORTS.resolve(test.getTestMethod().orElseThrow().getName() + ".txt");
    String printed = String.join("\n\n", reports) + "\n";
    if (Boolean.getBoolean("satchel.write.reports")) {
      Files.createDirectories(REPORTS);
      Files.writeString(expected, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(expected));
  }

  @Test
  void databaseConnections() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:t");
        Statement statement = connection.createStatement();
        HikariDataSource pool = new HikariDataSource()) {
      refused("jdbc", connection, statement, statement.executeQuery("select 1"));
      refused("jdbc", connection.getMetaData(), pool, dataSource());
      refused("persistence", new JdbcTemplate(dataSource()));
      refused("persistence", new JdbcTransactionManager(dataSource()));
    }
    Problem problem = refused("jdbc", dataSource());
    assertThat(problem.message())
        .isEqualTo(
            "org.h2.jdbcx.JdbcDataSource (implements javax.sql.DataSource) cannot travel: it is a source"
                + " of database connections: the connection ends in this process; the other JVM has no part in it");
    assertThat(problem.path()).isEqualTo("task → component held (JdbcDataSource)");
    assertThat(problem.help()).isEqualTo("""
        query here and ship the rows, or let the worker own the data source:
        DataSource db = Satchel.resource("db", DataSource.class);
        () -> { try (Connection connection = db.getConnection()) { return query(connection); } }""");
  }

  @Test
  void persistenceContextsAndWhatTheyLoadLazily() throws SQLException {
    try (SessionFactory factory = factory();
        var session = factory.openSession();
        var manager = factory.createEntityManager()) {
      var transaction = session.beginTransaction();
      Customer customer = new Customer();
      customer.id = 1L;
      accepted(customer);
      session.persist(customer);
      session.flush();
      refused("persistence", factory, session, manager, transaction);
      refused("persistence", session.createQuery("from Customer", Customer.class));
      assertThat(refused("persistence", customer).path())
          .isEqualTo("task → component held (Customer) → field friends (PersistentBag)");
      session.clear();
      Problem lazy = refused("framework-proxy", session.getReference(Customer.class, 1L));
      assertThat(lazy.path()).isEqualTo("task → component held (Customer proxy)");
      assertThat(lazy.message()).startsWith("a proxy of " + Customer.class.getName() + " (");
      assertThat(lazy.help())
          .endsWith("String name = held.getName();   // before the closure, which then uses name");
      transaction.rollback();
    }
    refused("persistence", stub(UserTransaction.class));
  }

  @Test
  void messageBrokers() {
    try (KafkaProducer<String, String> producer = new KafkaProducer<>(kafka());
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(kafka());
        Admin admin = Admin.create(kafka())) {
      refused("messaging", producer, consumer, admin);
    }
    refused("messaging", new com.rabbitmq.client.ConnectionFactory());
    assertThat(refused("messaging", stub(MessageProducer.class)).message())
        .startsWith(
            "a proxy of jakarta.jms.MessageProducer cannot travel: it is a connection to a message broker");
    accepted(new ProducerRecord<>("topic", "value"));
  }

  @Test
  void dataStores() throws Exception {
    try (Jedis jedis = new Jedis();
        JedisPool pool = new JedisPool();
        JedisPooled pooled = new JedisPooled();
        MongoClient mongo = MongoClients.create("mongodb://localhost:9");
        RestClient elastic = RestClient.builder(new HttpHost("localhost")).build()) {
      var collection = mongo.getDatabase("a").getCollection("b");
      refused("data-store", jedis, pool, pooled, elastic);
      refused("data-store", mongo, mongo.getDatabase("a"), collection, collection.find());
    }
    accepted(new Document("id", new ObjectId()));
  }

  @Test
  void httpClients() throws Exception {
    OkHttpClient client = new OkHttpClient();
    refused("http-client", client);
    refused("http-client", client.newCall(new Request.Builder().url("http://a/").build()));
    try (var apache = HttpClients.createDefault()) {
      refused("http-client", apache);
    }
    refused("http-client", new RestTemplate());
    refused("http-client", org.springframework.web.client.RestClient.create());
    accepted(HttpUrl.get("http://a/b?c"));
    accepted(MediaType.APPLICATION_JSON);
  }

  @Test
  void frameworkContexts() {
    try (GenericApplicationContext context = new GenericApplicationContext();
        WeldContainer weld =
            new Weld().disableDiscovery().beanClasses(Scoped.class).initialize()) {
      context.refresh();
      refused("framework-context", context, new DefaultListableBeanFactory());
      refused("framework-context", new StandardEnvironment(), weld.getBeanManager());
      refused("framework-context", weld);
      assertThat(refused("framework-proxy", weld.select(Scoped.class).get()).path())
          .isEqualTo("task → component held (Scoped proxy)");
    }
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.afterPropertiesSet();
    refused("framework-context", executor);
    executor.shutdown();
    refused("framework-context", Guice.createInjector());
    refused("framework-context", stub(HttpServletRequest.class), stub(ServletContext.class));
    refused("framework-context", stub(AsyncContext.class), stub(Event.class), new Page());
    assertThat(refused("framework-context", stub(HttpSession.class)).help())
        .endsWith(
            "Object user = held.getAttribute(\"user\");   // before the closure, which then uses user");
  }

  @Test
  void frameworkProxies() {
    ProxyFactory byClass = new ProxyFactory(new Service());
    byClass.setProxyTargetClass(true);
    refused("framework-proxy", new ProxyFactory(new Service()).getProxy(), byClass.getProxy());
    accepted(new Service());
  }

  @Test
  void mocksAndFixtures(TestInfo test) throws Exception {
    assertThat(refused("test-double", Mockito.mock(Service.class)).message())
        .isEqualTo("a mock of " + Service.class.getName()
            + " cannot travel: it is wired to the test that runs in this"
            + " JVM; calls over there would not be seen by that test");
    refused("test-double", Mockito.mock(Orders.class), Mockito.mock(Final.class));
    refused("test-double", Mockito.mock(ArrayList.class), Mockito.spy(new Service()));
    refused("test-double", ArgumentCaptor.forClass(String.class), Mockito.withSettings());
    refused("test-double", EasyMock.<Service>createMock(Service.class));
    Problem mock = refused("test-double", EasyMock.<Orders>createMock(Orders.class));
    assertThat(mock.message())
        .startsWith("a proxy of " + Orders.class.getName() + " cannot travel: it is a mock");
    assertThat(mock.path()).isEqualTo("task → component held (Orders proxy)");
    refused("test-double", test);
    accepted(new Service());
  }

  @Test
  void reactiveStreams() {
    assertThat(refused("reactive", Mono.just(1)).help())
        .endsWith("var value = held.block();   // before the closure, which then uses value");
    refused("reactive", Flux.just(1).map(x -> x), Schedulers.parallel());
    refused("reactive", Sinks.many().multicast().onBackpressureBuffer());
    refused("reactive", Observable.just(1), Flowable.just(1), Single.just(1), Maybe.just(1));
    refused("reactive", Completable.complete(), new CompositeDisposable());
    refused("reactive", io.reactivex.rxjava3.schedulers.Schedulers.io());
    accepted(Tuples.of(1, 2));
  }

  @Test
  void loggers() {
    refused("logger", LoggerFactory.getLogger("a"), LogFactory.getLog("a"), Logger.getLogger("a"));
  }

  // What a closure would capture.

  record Task(Object held) {}

  /** The one problem of the last of {@code objects}; each has one alone. */
  private Problem refused(String rule, Object... objects) {
    Problem last = null;
    for (Object each : objects) {
      PackReport report = Satchel.packer().variable("task", new Task(each)).check();
      assertThat(report.problems()).as(report.toString()).hasSize(1);
      last = report.problems().get(0);
      String text = report.toString().split("\n\n1 error")[0];
      reports.add(GENERATED.matcher(text).replaceAll("\\$generated"));
      assertThat(last.rule()).as(report.toString()).isEqualTo(rule);
    }
    return last;
  }

  private static void accepted(Object object) {
    PackReport report = Satchel.packer().variable("task", new Task(object)).check();
    assertThat(report.problems()).as(report.toString()).isEmpty();
  }

  private static <T> T stub(Class<T> type) {
    return type.cast(Proxy.newProxyInstance(
        ForbiddenLibrariesIT.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> null));
  }

  private static JdbcDataSource dataSource() {
    return new JdbcDataSource();
  }

  private static SessionFactory factory() {
    return new Configuration()
        .addAnnotatedClass(Customer.class)
        .setProperty("hibernate.connection.url", "jdbc:h2:mem:orm;DB_CLOSE_DELAY=-1")
        .setProperty("hibernate.hbm2ddl.auto", "create")
        .buildSessionFactory();
  }

  private static Properties kafka() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", "localhost:9");
    settings.put("group.id", "g");
    String text = "org.apache.kafka.common.serialization.String";
    for (String part : List.of("key", "value")) {
      settings.put(part + ".serializer", text + "Serializer");
      settings.put(part + ".deserializer", text + "Deserializer");
    }
    return settings;
  }

  /** An entity. */
  @Entity(name = "Customer")
  public static class Customer {
    @Id
    Long id;

    @OneToMany
    List<Customer> friends = new ArrayList<>();
  }

  /** To be mocked and proxied. */
  public interface Orders {
    int count();
  }

  /** Likewise. */
  public static class Service implements Orders {
    int orders = 3;

    @Override
    public int count() {
      return orders;
    }
  }

  /** No mock can be a subclass of it. */
  public static final class Final {
    int orders = 3;
  }

  /** A bean of which CDI hands out proxies. */
  @ApplicationScoped
  public static class Scoped {
    int orders = 3;
  }

  /** A user's servlet. */
  @SuppressWarnings("serial")
  public static class Page extends HttpServlet {}
}
