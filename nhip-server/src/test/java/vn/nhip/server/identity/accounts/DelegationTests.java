package vn.nhip.server.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.SignInServer;
import vn.nhip.server.identity.Town;
import vn.nhip.server.identity.Town.Somebody;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.accounts.HeldRoles.NotGiven;
import vn.nhip.server.identity.oidc.Walker;

/** Roles over a part of the tree, and handing them over for a time. */
@SignInServer
class DelegationTests {
    private static final String PLACE = "/identity/account";

    private final Town town;
    private final ViewerOf viewers;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final Delegations delegations;

    DelegationTests(Town town, ViewerOf viewers, Accounts accounts, HeldRoles roles, Delegations delegations) {
        this.town = town;
        this.viewers = viewers;
        this.accounts = accounts;
        this.roles = roles;
        this.delegations = delegations;
    }

    private Reach cases(Somebody somebody) {
        return viewers.account(somebody.id())
                .map(ViewerOf.Known::viewer)
                .map(Viewer::reach)
                .orElseThrow();
    }

    private HeldRole only(Somebody somebody) {
        return roles.now(somebody.id()).getFirst();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(town.clock().instant(), ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    private HttpResponse<String> handOver(Walker browser, HeldRole role, Somebody to, LocalDate until) {
        return browser.post(
                PLACE,
                PLACE + "/delegate",
                Map.of("role", Long.toString(role.id()), "to", to.login(), "until", until.toString()));
    }

    @Test
    void aRoleReachesItsAgencyAndAllBelow() {
        Somebody head = town.somebody(Role.AGENCY_HEAD, Town.COMMUNE);
        Somebody leader = town.somebody(Role.CITY_LEADER, Town.PROVINCE);

        assertThat(cases(head).covers(Town.COMMUNE)).isTrue();
        assertThat(cases(head).covers(Town.OTHER_COMMUNE)).isFalse();
        assertThat(cases(head).covers(Town.PROVINCE)).isFalse();
        assertThat(cases(leader).covers(Town.COMMUNE)).isTrue();
        assertThat(cases(leader).covers(Town.OTHER_COMMUNE)).isTrue();
        assertThat(cases(leader).covers("H78.401")).isFalse();
        assertThat(cases(leader).covers(null)).isFalse();
    }

    @Test
    void aDelegationCountsAtOnceAndEndsByItselfWhenItsDayIsOver() {
        Somebody head = town.somebody(Role.AGENCY_HEAD, Town.COMMUNE);
        Somebody deputy = town.somebody();
        assertThat(cases(deputy).covers(Town.COMMUNE)).isFalse();
        LocalDate last = today().plusDays(3);

        assertThat(Walker.location(handOver(town.in(head), only(head), deputy, last)))
                .endsWith("done=delegated");

        assertThat(cases(deputy).covers(Town.COMMUNE)).isTrue();
        assertThat(cases(deputy).covers(Town.OTHER_COMMUNE)).isFalse();
        assertThat(town.told(What.ROLE_DELEGATED, deputy.id()))
                .singleElement()
                .satisfies(fact -> assertThat(fact.details()).containsEntry("from", head.id()));
        Instant end =
                last.plusDays(1).atStartOfDay(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant();
        town.pass(Duration.between(town.clock().instant(), end.minusSeconds(1)));
        assertThat(cases(deputy).covers(Town.COMMUNE)).as("on the last day").isTrue();
        town.pass(Duration.ofSeconds(6));
        assertThat(cases(deputy).covers(Town.COMMUNE)).as("after it").isFalse();
    }

    @Test
    void nobodyHandsOverForLongerThanNinetyDaysOrIntoThePast() {
        Somebody head = town.somebody(Role.AGENCY_HEAD, Town.COMMUNE);
        Somebody deputy = town.somebody();
        Walker browser = town.in(head);

        assertThat(handOver(browser, only(head), deputy, today().plusDays(90)).body())
                .contains("nhiều nhất 90 ngày");
        assertThat(handOver(browser, only(head), deputy, today().minusDays(1)).body())
                .contains("đã qua");
        assertThat(handOver(browser, only(head), head, today().plusDays(2)).body())
                .contains("Chọn người khác");
        assertThat(browser.post(PLACE, PLACE + "/delegate", Map.of("role", "1", "to", "khong-ai", "until", "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(Walker.location(handOver(browser, only(head), deputy, today().plusDays(89))))
                .endsWith("done=delegated");
    }

    @Test
    void whatWasHandedOverIsNotHandedOn() {
        Somebody head = town.somebody(Role.AGENCY_HEAD, Town.COMMUNE);
        Somebody deputy = town.somebody();
        Somebody third = town.somebody();
        handOver(town.in(head), only(head), deputy, today().plusDays(5));
        Walker browser = town.in(deputy);

        assertThat(browser.get(PLACE).body())
                .contains("Nhận từ <b>" + head.account().name())
                .doesNotContain("action=\"/identity/account/delegate\"");
        assertThat(handOver(browser, only(deputy), third, today().plusDays(2)).body())
                .contains("không phải của bạn");
        assertThat(handOver(browser, only(head), third, today().plusDays(2)).body())
                .as("the role of the other")
                .contains("không phải của bạn");
        assertThat(roles.now(third.id())).isEmpty();
    }

    @Test
    void aRoleWithoutThatRightIsNotHandedOver() {
        Somebody officer = town.somebody(Role.CASE_OFFICER, Town.COMMUNE);

        assertThat(delegations.possible(officer.id())).isEmpty();
        assertThat(handOver(town.in(officer), only(officer), town.somebody(), today().plusDays(2))
                        .body())
                .contains("không ủy quyền được");
    }

    @Test
    void aDelegateHasNoMoreThanTheOneWhoDelegates() {
        Somebody head = town.somebody(Role.AGENCY_HEAD, Town.COMMUNE);
        Somebody deputy = town.somebody();
        handOver(town.in(head), only(head), deputy, today().plusDays(5));
        assertThat(cases(deputy).covers(Town.COMMUNE)).isTrue();

        accounts.disable(head.id(), "nghỉ việc");
        assertThat(cases(deputy).covers(Town.COMMUNE)).as("of a closed account").isFalse();
        accounts.enable(head.id());
        assertThat(cases(deputy).covers(Town.COMMUNE)).isTrue();

        assertThat(roles.end(head.id(), only(head).id())).isTrue();
        town.pass(Duration.ofSeconds(1));
        assertThat(cases(deputy).covers(Town.COMMUNE))
                .as("of a role that ended")
                .isFalse();
        assertThat(town.told(What.ROLE_ENDED, deputy.id())).hasSize(1);
        roles.give(head.id(), Role.AGENCY_HEAD, Town.COMMUNE, null);
        assertThat(cases(deputy).covers(Town.COMMUNE))
                .as("given anew to the head only")
                .isFalse();
    }

    @Test
    void bothSidesEndADelegationAndNobodyElse() {
        Somebody head = town.somebody(Role.AGENCY_HEAD, Town.COMMUNE);
        Somebody deputy = town.somebody();
        Walker mine = town.in(head);
        Walker theirs = town.in(deputy);
        Walker stranger = town.in(town.somebody());

        for (Walker who : new Walker[] {mine, theirs}) {
            handOver(mine, only(head), deputy, today().plusDays(5));
            Map<String, String> it = Map.of("role", Long.toString(only(deputy).id()));
            assertThat(mine.get(PLACE).body())
                    .contains("Cho <b>" + deputy.account().name());
            assertThat(stranger.post(PLACE, PLACE + "/end-delegation", it).statusCode())
                    .isEqualTo(404);
            assertThat(roles.now(deputy.id())).hasSize(1);
            assertThat(Walker.location(who.post(PLACE, PLACE + "/end-delegation", it)))
                    .endsWith("done=ended");
            town.pass(Duration.ofSeconds(1));
            assertThat(roles.now(deputy.id())).isEmpty();
        }
        assertThat(mine.post(
                                PLACE,
                                PLACE + "/end-delegation",
                                Map.of("role", Long.toString(only(head).id())))
                        .statusCode())
                .as("an own role is no delegation")
                .isEqualTo(404);
    }

    @Test
    void rolesThatCannotBeAreNotGiven() {
        Somebody somebody = town.somebody();

        assertThatThrownBy(() -> roles.give(somebody.id(), Role.ANALYST, "H99.999", null))
                .isInstanceOf(NotGiven.class)
                .hasMessageContaining("Không có đơn vị “H99.999”");
        assertThatThrownBy(() -> roles.give(
                        somebody.id(), Role.ANALYST, null, town.clock().instant()))
                .isInstanceOf(NotGiven.class);
        assertThatThrownBy(() -> roles.give(somebody.id(), Role.SOURCE_SYSTEM, null, null))
                .isInstanceOf(NotGiven.class);
        Optional<Viewer> viewer = viewers.account(somebody.id()).map(ViewerOf.Known::viewer);
        assertThat(viewer.orElseThrow().allowed().keySet())
                .containsExactlyInAnyOrder(Permission.PUBLIC_READ, Permission.OWN_ACCOUNT);
    }
}
