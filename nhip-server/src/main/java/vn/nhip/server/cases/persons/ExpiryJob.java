package vn.nhip.server.cases.persons;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.DailyJob;

/** Erases once a day what was kept long enough. */
@Component
class ExpiryJob extends DailyJob {
    private static final Logger log = LoggerFactory.getLogger(ExpiryJob.class);
    private static final long FIRST_MINUTES = 10;

    private final PersonExpiry expiry;

    ExpiryJob(PersonExpiry expiry, @Value("${nhip.database.purpose}") String purpose) {
        super("nhip: hết thời hạn lưu", FIRST_MINUTES, purpose);
        this.expiry = expiry;
    }

    @Override
    protected void work() {
        PersonExpiry.Count count = expiry.run(done -> {});
        if (count.cases() + count.records() > 0) {
            log.info(
                    "Erased what was kept long enough: the holders of {} cases, the texts of {} quarantined records",
                    count.cases(),
                    count.records());
        }
    }
}
