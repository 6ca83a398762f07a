package vn.nhip.server.identity.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.accounts.Invitations;
import vn.nhip.server.identity.signin.OtherSignIn;
import vn.nhip.server.identity.signin.Recovery;
import vn.nhip.server.identity.signin.SignInPaths;

/** What becomes of somebody whom a provider named: they are let in, linked to an account, or told what to do. */
@Component
class Arrivals {
    /** The name of an account stands in the audit log for good: of a citizen it says who they are to us, and not who they are. */
    private static final String CITIZEN = "Người dân";

    private static final int LOGIN_BYTES = 6;

    private final ExternalIdentities identities;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final Invitations invitations;
    private final OtherSignIn signIn;
    private final Recovery recovery;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    Arrivals(
            ExternalIdentities identities,
            Accounts accounts,
            HeldRoles roles,
            Invitations invitations,
            OtherSignIn signIn,
            Recovery recovery,
            TransactionTemplate transaction) {
        this.identities = identities;
        this.accounts = accounts;
        this.roles = roles;
        this.invitations = invitations;
        this.signIn = signIn;
        this.recovery = recovery;
        this.transaction = transaction;
    }

    /** Who a provider says somebody is. */
    record Person(Provider provider, String subject) {}

    /** What comes of it. */
    sealed interface Outcome {
        /** They go on to a page of ours. */
        record GoOn(String to) implements Outcome {}

        /** There is no account for them. */
        record Unknown() implements Outcome {}

        /** It came to nothing. */
        record Failed(Problem problem) implements Outcome {}
    }

    Outcome arrive(HttpServletRequest request, Person person, Wanted wanted) {
        if (wanted.linkTo() != null) {
            return link(request, person, wanted.linkTo());
        }
        if (wanted.invitation() != null) {
            return invited(request, person, wanted.invitation());
        }
        Optional<String> account = identities.account(person.provider().issuer(), person.subject());
        if (account.isEmpty() && person.provider().newPersons() == Provider.NewPersons.CITIZEN) {
            account = Optional.of(citizen(request, person));
        }
        if (account.isEmpty()) {
            signIn.refuse(request, "account/?", person.provider().title(), "định danh chưa liên kết tài khoản");
            return new Outcome.Unknown();
        }
        return admitted(request, person, account.get(), wanted.to());
    }

    private Outcome admitted(HttpServletRequest request, Person person, String account, String to) {
        return signIn.admit(request, account, person.provider().title())
                ? new Outcome.GoOn(to)
                : new Outcome.Failed(Problem.CLOSED);
    }

    /** Only the one who asked for it, still signed in, is linked: not whoever sits at the browser now. */
    private Outcome link(HttpServletRequest request, Person person, String linkTo) {
        Account account =
                signIn.signedIn(request).filter(any -> any.id().equals(linkTo)).orElse(null);
        if (account == null) {
            return new Outcome.Failed(Problem.SIGNED_OUT);
        }
        boolean[] linked = new boolean[1];
        Viewers.run(
                OtherSignIn.person(account, request),
                () -> linked[0] = identities.link(person.provider(), person.subject(), account.id()));
        return linked[0] ? new Outcome.GoOn(SignInPaths.ACCOUNT) : new Outcome.Failed(Problem.TAKEN);
    }

    private Outcome invited(HttpServletRequest request, Person person, String invitation) {
        Account account = invitations
                .look(invitation)
                .map(Invitations.Open::account)
                .flatMap(accounts::byId)
                .orElse(null);
        if (account == null) {
            return new Outcome.Failed(Problem.USED_LINK);
        }
        Optional<String> owner = identities.account(person.provider().issuer(), person.subject());
        if (owner.filter(any -> !any.equals(account.id())).isPresent()) {
            return new Outcome.Failed(Problem.TAKEN);
        }
        boolean[] linked = new boolean[1];
        Viewers.run(
                Viewer.machine("liên kết thiết lập").from(request.getRemoteAddr()),
                () -> linked[0] = Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean done = invitations.use(invitation);
                    if (done) {
                        recovery.voidAll(account);
                        done = identities.link(person.provider(), person.subject(), account.id());
                    }
                    if (!done) {
                        status.setRollbackOnly();
                    }
                    return done;
                })));
        return linked[0] ? admitted(request, person, account.id(), "/") : new Outcome.Failed(Problem.USED_LINK);
    }

    private String citizen(HttpServletRequest request, Person person) {
        String[] made = new String[1];
        Viewers.run(
                Viewer.machine("tài khoản người dân").from(request.getRemoteAddr()),
                () -> made[0] = transaction.execute(status -> {
                    Account account = accounts.create(login(person), CITIZEN, false);
                    roles.give(account.id(), Role.CITIZEN, null, null);
                    identities.link(person.provider(), person.subject(), account.id());
                    return account.id();
                }));
        return made[0];
    }

    /** Says nothing of the person, and nobody finds it by trying numbers of persons. */
    private String login(Person person) {
        byte[] any = new byte[LOGIN_BYTES];
        random.nextBytes(any);
        return person.provider().id() + "-" + HexFormat.of().formatHex(any);
    }
}
