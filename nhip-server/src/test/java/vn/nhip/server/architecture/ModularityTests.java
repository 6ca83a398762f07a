package vn.nhip.server.architecture;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import vn.nhip.server.NhipApplication;

class ModularityTests {

    /** No cycle, no way around a module's front door, no dependency that its package-info does not declare. */
    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(NhipApplication.class).verify();
    }
}
