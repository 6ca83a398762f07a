package vn.nhip.server.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** A test against the server as it runs, with sign-in and a clock that the test sets: one server for all of them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "nhip.sample=off",
            "nhip.home=target/nhip-for-tests",
            "nhip.test.sign-in=on",
            "nhip.test.database=people",
            "nhip.identity.anonymous-per-minute=100000"
        })
@Import({Town.Time.class, Town.class})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface SignInServer {}
