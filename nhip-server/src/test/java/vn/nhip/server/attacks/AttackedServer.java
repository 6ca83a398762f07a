package vn.nhip.server.attacks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.index.InventedAugust;

/** A test against the whole server as it runs, with sign-in, the bundled sample and a few cases: one server for all of them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "nhip.sample=on",
            "nhip.home=target/attacked-home",
            "nhip.test.sign-in=on",
            "nhip.test.database=attacked",
            "nhip.imports.upload-bytes=4MB",
            "nhip.intake.unknowns=accept",
            "nhip.identity.anonymous-per-minute=100000",
            "nhip.slow-sender.grace=1s"
        })
@Import({Ground.class, InventedAugust.class})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(OutputCaptureExtension.class)
@interface AttackedServer {}
