package vn.nhip.server.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.IdleAccounts;
import vn.nhip.server.identity.accounts.ViewerOf;

/** Lets in who proved by other means than a password who they are; the account must be open and in use all the same. */
@Component
public class OtherSignIn {
    private final Sessions sessions;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher facts;
    private final IdleAccounts idle;

    OtherSignIn(
            Sessions sessions,
            Accounts accounts,
            TransactionTemplate transaction,
            ApplicationEventPublisher facts,
            IdleAccounts idle) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.transaction = transaction;
        this.facts = facts;
        this.idle = idle;
    }

    /**
     * Lets somebody in.
     *
     * @param how with what, in Vietnamese
     * @return false when the account is closed, or was not used for too long
     */
    public boolean admit(HttpServletRequest request, String id, String how) {
        Optional<Account> account = accounts.byId(id).filter(Account::isOpen).filter(any -> !idle.isIdle(any));
        account.ifPresentOrElse(
                any -> sessions.begin(request, any, how),
                () -> refuse(request, Accounts.subject(id), how, "tài khoản đã ngừng"));
        return account.isPresent();
    }

    /** Notes that somebody was not let in; what they sent is not noted. */
    public void refuse(HttpServletRequest request, String subject, String how, String why) {
        transaction.executeWithoutResult(status -> facts.publishEvent(Fact.of(What.SIGN_IN_REFUSED, subject)
                .by(Viewer.ANYONE.from(request.getRemoteAddr()))
                .with("how", how)
                .with("why", why)));
    }

    /** The account that is signed in, as of now; empty when nobody is. Known to filters too, which run before anybody is bound. */
    public Optional<Account> signedIn(HttpServletRequest request) {
        return sessions.person(request).map(ViewerOf.Known::account);
    }

    /** An account's person, asking from where a request comes from. */
    public static Viewer person(Account account, HttpServletRequest request) {
        return LocalSignIn.person(account, request.getRemoteAddr());
    }
}
