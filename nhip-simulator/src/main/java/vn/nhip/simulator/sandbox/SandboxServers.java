package vn.nhip.simulator.sandbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.nhip.core.cases.CaseFact.Gateway;
import vn.nhip.simulator.sandbox.identity.IdentityProvider;
import vn.nhip.simulator.sandbox.mail.MailServer;
import vn.nhip.simulator.sandbox.payment.PaymentGateway;
import vn.nhip.simulator.sandbox.population.PopulationDatabase;
import vn.nhip.simulator.sandbox.portal.PortalServer;
import vn.nhip.simulator.sandbox.report.ReportServer;

/** Every server of the outside world, in the order in which they are told. */
public final class SandboxServers {
    private static final List<Kind> ALL = List.of(
            new Kind("portal", 0, PortalServer::new),
            new Kind("report", 1, ReportServer::new),
            new Kind("payment-national", 2, setting -> new PaymentGateway(setting, Gateway.NATIONAL)),
            new Kind("payment-local", 3, setting -> new PaymentGateway(setting, Gateway.LOCAL)),
            new Kind("identity", 4, IdentityProvider::new),
            new Kind("population", 5, PopulationDatabase::new),
            new Kind("mail", 6, MailServer::new));

    private SandboxServers() {}

    /**
     * One of them.
     *
     * @param offset of its port from the first one's; a server keeps its port whichever others run
     */
    private record Kind(String name, int offset, Function<Setting, SandboxServer> make) {}

    /** The names on the command line; for picocli. */
    public static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    /** The names on the command line. */
    public static List<String> names() {
        return ALL.stream().map(Kind::name).toList();
    }

    /** The first name that there is no server of. */
    static Optional<String> unknown(Collection<String> names) {
        return names.stream().filter(name -> !names().contains(name)).findFirst();
    }

    /**
     * Servers, not started.
     *
     * @param names of which; all of them when empty
     * @param first the port of the first; 0 for free ones
     * @param setting everything but the port
     */
    static List<SandboxServer> make(Collection<String> names, int first, Setting setting) {
        List<SandboxServer> servers = new ArrayList<>();
        for (Kind kind : ALL) {
            if (names.isEmpty() || names.contains(kind.name())) {
                int port = first == 0 ? 0 : first + kind.offset();
                servers.add(kind.make().apply(new Setting(port, setting.seed(), setting.weather(), setting.clock())));
            }
        }
        return servers;
    }
}
