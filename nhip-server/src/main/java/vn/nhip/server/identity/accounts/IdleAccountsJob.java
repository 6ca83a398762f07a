package vn.nhip.server.identity.accounts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.DailyJob;

/** Closes once a day the accounts that nobody uses any more. */
@Component
class IdleAccountsJob extends DailyJob {
    private static final Logger log = LoggerFactory.getLogger(IdleAccountsJob.class);
    private static final long FIRST_MINUTES = 5;

    private final IdleAccounts idle;

    IdleAccountsJob(IdleAccounts idle, @Value("${nhip.database.purpose}") String purpose) {
        super("nhip: tài khoản không dùng", FIRST_MINUTES, purpose);
        this.idle = idle;
    }

    @Override
    protected void work() {
        int closed = idle.close();
        if (closed > 0) {
            log.info("Closed {} accounts that nobody used for {} days", closed, IdleAccounts.IDLE.toDays());
        }
    }
}
