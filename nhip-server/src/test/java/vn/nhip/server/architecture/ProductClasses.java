package vn.nhip.server.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The product's classes, read once for all tests of this package. */
final class ProductClasses {

    /** What runs: every module on the class path, without its tests. */
    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.nhip");

    /** The same, with this module's tests. */
    static final JavaClasses MAIN_AND_TESTS = new ClassFileImporter().importPackages("vn.nhip");

    private ProductClasses() {}
}
