package vn.nhip.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import vn.nhip.server.cases.persons.Persons;
import vn.nhip.server.cases.secrecy.Seal;
import vn.nhip.server.cases.secrecy.Sealed;

/** Personal data has one door, and the door keeps a record. That {@code Persons} cannot be opened from elsewhere the compiler sees to. */
class PersonsGuardedTests {

    @Test
    void onlyTheIntakeWritesPersonsAndOnlyTheirPackageReadsThem() {
        noClasses()
                .that()
                .resideOutsideOfPackages("vn.nhip.server.cases.persons", "vn.nhip.server.cases.intake")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Persons.class)
                .because("PersonAccess and PersonRights record who looked")
                .check(ProductClasses.MAIN);
    }

    @Test
    void onlyWhoKeepsSealedRowsOpensThem() {
        noClasses()
                .that()
                .resideOutsideOfPackages("vn.nhip.server.cases.persons", "vn.nhip.server.cases.store")
                .and()
                // The secrets of accounts are sealed with the same keys, under labels of their own.
                .doNotHaveSimpleName("SealedSecrets")
                .should()
                .callMethod(Seal.class, "open", Sealed.class, String.class)
                .check(ProductClasses.MAIN);
    }
}
