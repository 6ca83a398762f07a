package vn.nhip.server;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import vn.nhip.server.audit.VerifyAuditCommand;
import vn.nhip.server.backup.BackupCommand;
import vn.nhip.server.backup.RestoreCommand;
import vn.nhip.server.cases.ImportCasesCommand;
import vn.nhip.server.cases.ImportEventsCommand;
import vn.nhip.server.cases.ReplayCommand;
import vn.nhip.server.cases.SealCommand;
import vn.nhip.server.catalog.ImportAgenciesCommand;
import vn.nhip.server.catalog.ImportAnnouncementsCommand;
import vn.nhip.server.catalog.ImportAuthorityCommand;
import vn.nhip.server.catalog.ImportProceduresCommand;
import vn.nhip.server.catalog.ImportServicesCommand;
import vn.nhip.server.command.ImportCommand;
import vn.nhip.server.command.VerifyCommand;
import vn.nhip.server.feedback.ImportPetitionsCommand;
import vn.nhip.server.identity.AccountCommand;
import vn.nhip.server.identity.KeyCommand;
import vn.nhip.server.index.ImportCountsCommand;
import vn.nhip.server.index.RecountCommand;
import vn.nhip.server.reconciliation.ImportPortalCommand;

/** The commands that need the database. A module that brings one adds a line here. */
final class ServerCommands {

    private ServerCommands() {}

    /** The command of a name; empty for anything else. Nothing is started before its arguments were understood. */
    static Optional<CommandLine> find(String name, Function<String[], ConfigurableApplicationContext> server) {
        return switch (name) {
            case "import" -> Optional.of(ImportCommand.of(imports(server)));
            case "replay" -> Optional.of(new CommandLine(new ReplayCommand(server)));
            case "recount" -> Optional.of(new CommandLine(new RecountCommand(server)));
            case "verify" -> Optional.of(VerifyCommand.of(List.of(new VerifyAuditCommand(server))));
            case "backup" -> Optional.of(new CommandLine(new BackupCommand(server)));
            case "restore" -> Optional.of(new CommandLine(new RestoreCommand(server)));
            case "key" -> Optional.of(new CommandLine(new KeyCommand(server)));
            case "account" -> Optional.of(new CommandLine(new AccountCommand(server)));
            case "seal" -> Optional.of(new CommandLine(new SealCommand(server)));
            default -> Optional.empty();
        };
    }

    private static List<Object> imports(Function<String[], ConfigurableApplicationContext> server) {
        return List.of(
                new ImportPortalCommand(server),
                new ImportEventsCommand(server),
                new ImportCasesCommand(server),
                new ImportAgenciesCommand(server),
                new ImportProceduresCommand(server),
                new ImportServicesCommand(server),
                new ImportAuthorityCommand(server),
                new ImportAnnouncementsCommand(server),
                new ImportPetitionsCommand(server),
                new ImportCountsCommand(server));
    }
}
