package vn.nhip.server.screen;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whom to tell of a weakness (RFC 9116). */
@Controller
@OpenToAll
class SecurityContact {
    private static final int GOOD_FOR_DAYS = 365;

    private final String contact;
    private final Clock clock;

    SecurityContact(@Value("${nhip.security-contact}") String contact, ObjectProvider<Clock> clock) {
        this.contact = contact.strip();
        this.clock = clock.getIfAvailable(Clock::systemUTC);
        if (!contact.isBlank() && !this.contact.matches("(mailto:|https://|tel:)[^\\s]+")) {
            throw new IllegalStateException(
                    "NHIP_SECURITY_CONTACT phải bắt đầu bằng mailto:, https:// hoặc tel:, ví dụ mailto:antoan@tinh.gov.vn.");
        }
    }

    @GetMapping("/.well-known/security.txt")
    ResponseEntity<String> text() {
        if (contact.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        String text = """
                # Thấy lỗ hổng? Xin báo cho chúng tôi trước khi công bố, đừng xem hay giữ dữ liệu của người khác.
                # Found a weakness? Please tell us before you publish; do not look at or keep other people's data.
                Contact: %s
                Expires: %s
                Preferred-Languages: vi, en
                """.formatted(
                        contact, clock.instant().truncatedTo(ChronoUnit.DAYS).plus(GOOD_FOR_DAYS, ChronoUnit.DAYS));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)))
                .body(text);
    }
}
