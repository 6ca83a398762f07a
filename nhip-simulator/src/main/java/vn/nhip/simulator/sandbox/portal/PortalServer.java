package vn.nhip.simulator.sandbox.portal;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.sandbox.Answer;
import vn.nhip.simulator.sandbox.HttpSandbox;
import vn.nhip.simulator.sandbox.OwnClock;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.Request;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Setting;

/**
 * The national portal: {@code POST /adapter/login}, {@code POST /adapter} (synchronisation) and {@code POST
 * /api/v1/reporting/evaluation/…} (its six results). Steered by {@code skewSeconds}, {@code catalogue}, {@code nationalReport},
 * {@code unrecognisedPayments} and {@code expireSessions}.
 */
public final class PortalServer extends HttpSandbox {
    private static final String EVALUATION = "/api/v1/reporting/evaluation/";
    private static final int CREATED = 201;

    private final OwnClock clock;
    private final DossierCopies copies = new DossierCopies();
    private final DossierClock dossierClock = new DossierClock(Calendars.bundled());
    private final SyncAdapter adapter;
    private volatile NationalReport report = NationalReport.EMPTY;

    public PortalServer(Setting setting) {
        super("portal", "Cổng Dịch vụ công quốc gia", setting);
        clock = new OwnClock(setting.clock());
        adapter = new SyncAdapter(copies, clock, dossierClock);
        route("POST", "/adapter/login", JSON, request -> Answer.json(adapter.login(request.json())));
        route("POST", "/adapter", JSON, request -> Answer.json(adapter.answer(request.body())));
        evaluation("transparency", found -> new OverviewAnswers(found).transparency());
        evaluation("dvc-progress-tree", found -> new ParentAnswers(found).progress());
        evaluation("provide-online-tree", found -> new ParentAnswers(found).online());
        evaluation("formality-online-payment-tree", found -> new ParentAnswers(found).payment());
        evaluation("dossier-digitized", found -> new OverviewAnswers(found).digitisation());
        evaluation("handling-satisfaction", found -> new OverviewAnswers(found).satisfaction());
        steering("skewSeconds", clock::prepare);
        steering("catalogue", value -> {
            Catalogue catalogue = Catalogue.of(value);
            return () -> copies.catalogue(catalogue);
        });
        steering("nationalReport", value -> {
            NationalReport wanted = NationalReport.of(value);
            return () -> report = wanted;
        });
        steering("unrecognisedPayments", value -> {
            double share = share(value);
            return () -> copies.unrecognised(share);
        });
        steering("expireSessions", value -> adapter::expireSessions);
    }

    private static double share(JsonNode value) {
        if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= 1)) {
            throw Refusal.badRequest("\"unrecognisedPayments\" is " + value
                    + "; expected the share of payments by the province's own gateway that is not counted, 0 to 1");
        }
        return value.doubleValue();
    }

    private void evaluation(String name, Function<Evaluation, ObjectNode> which) {
        route("POST", EVALUATION + name, JSON, request -> answer(name, request, which));
    }

    /** Where this differs from every other interface: a success is 201, the words for a mistake are in an envelope too. */
    private Answer answer(String name, Request request, Function<Evaluation, ObjectNode> which) {
        try {
            ObjectNode body = request.json();
            Asked asked = switch (name) {
                case "handling-satisfaction" -> Asked.byDays(body);
                case "dossier-digitized" -> Asked.byPeriod(body, "formalityID");
                default -> Asked.byPeriod(body, "formalityId");
            };
            Evaluation evaluation = new Evaluation(asked, copies, report, dossierClock, clock.now());
            ObjectNode envelope = SandboxJson.object().put("code", "OK");
            envelope.set("data", which.apply(evaluation));
            return Answer.json(CREATED, envelope.put("message", "OK"));
        } catch (Refusal refusal) {
            ObjectNode envelope = SandboxJson.object()
                    .put("code", refusal.status() == 404 ? "NOT_FOUND" : "BAD_REQUEST")
                    .putNull("data")
                    .put("message", refusal.text());
            return Answer.json(refusal.status(), envelope);
        }
    }

    @Override
    protected JsonNode state() {
        Map<String, Integer> byAgency = new TreeMap<>();
        copies.all().forEach(copy -> byAgency.merge(copy.agency(), 1, Integer::sum));
        ObjectNode state = SandboxJson.object();
        state.put("now", clock.now().toString()).put("skewSeconds", clock.skewSeconds());
        state.put("dossiers", copies.all().size());
        ObjectNode agencies = state.putObject("dossiersByAgency");
        byAgency.forEach(agencies::put);
        state.put("unrecognisedPayments", copies.unrecognised());
        state.put("agenciesKnown", copies.catalogue().agencies().size());
        state.put("proceduresKnown", copies.catalogue().procedures().size());
        return state;
    }

    @Override
    protected void clear() {
        copies.clear();
        adapter.clear();
        report = NationalReport.EMPTY;
        clock.reset();
    }
}
