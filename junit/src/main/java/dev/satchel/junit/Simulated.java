package dev.satchel.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The bodies of these tests run in a {@linkplain dev.satchel.RemoteJvm#simulate() simulated} remote JVM: they are packed,
 * rebuilt by fresh class loaders that see nothing of the class path but the JDK and the test libraries, and run there. A test
 * whose body cannot travel fails with Satchel's report; one that fails over there fails here, with its own exception.
 *
 * <p>On a test method it is that method's body that travels, with the test object and the method's arguments; on a test factory, the
 * executables of its dynamic tests; on a class, those of all its methods. What belongs around a test ({@code @BeforeEach},
 * {@code @AfterEach} …) and the factories themselves run here, and see no changes that the body made over there.
 *
 * <p>Test libraries are JUnit, OpenTest4J, AssertJ and Hamcrest; name others by
 * {@link SatchelExtension#simulating SatchelExtension.simulating(jvm -> jvm.provided(…))}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(SatchelExtension.class)
public @interface Simulated {}
