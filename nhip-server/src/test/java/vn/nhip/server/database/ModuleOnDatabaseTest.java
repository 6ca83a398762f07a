package vn.nhip.server.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.context.TestPropertySource;

/** A test of the module in whose package it is, with what that depends on and the audit log, on a real and empty database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(
        mode = BootstrapMode.DIRECT_DEPENDENCIES,
        extraIncludes = {"audit", "database"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestPropertySource(properties = "nhip.sample=off")
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface ModuleOnDatabaseTest {}
