package vn.nhip.server.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.server.screen.AddressLimit;

class LookupTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H26.19.15-260209-0001",
                " h26.19.15-260209-0001 ",
                "H26.19.15 - 260209 - 0001",
                "h26.19.15–260209–0001",
                "H26.19.15\u00a0-260209-0001"
            })
    void understandsCodesAsPeopleTypeThem(String typed) {
        assertThat(CaseCodes.spellings(typed)).contains("H26.19.15-260209-0001");
    }

    @Test
    void triesWhatWasTypedFirst() {
        assertThat(CaseCodes.spellings("hs 12a")).containsExactly("hs 12a", "hs12a", "HS12A");
        assertThat(CaseCodes.spellings("   ")).isEmpty();
    }

    @Test
    void letsAPersonWithAPileOfReceiptsThroughAndStopsATrialOfCodes() {
        AddressLimit limit = new AddressLimit(LookupController.AT_ONCE, LookupController.REFILL);

        assertThat(IntStream.range(0, 20).mapToLong(i -> limit.take("203.0.113.7")))
                .containsOnly(0L);
        assertThat(limit.take("203.0.113.7")).isBetween(1L, 60L);
        assertThat(limit.take("203.0.113.8")).as("another address").isZero();
    }

    @Test
    void countsAWholeNetworkOfOneSubscriberAsOne() {
        AddressLimit limit = new AddressLimit(LookupController.AT_ONCE, LookupController.REFILL);
        IntStream.range(0, 20).forEach(i -> limit.take("2001:db8:1:2::" + Integer.toHexString(i + 1)));

        assertThat(limit.take("2001:db8:1:2:ffff::1")).isPositive();
        assertThat(limit.take("2001:db8:1:3::1")).isZero();
    }
}
