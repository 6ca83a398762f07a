package vn.nhip.server.identity.accounts;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import vn.nhip.server.identity.accounts.DemonstrationHome.NotTheDemonstrations;

/** Tells in words why the demonstration does not start. */
class DemonstrationFailureAnalyzer extends AbstractFailureAnalyzer<NotTheDemonstrations> {
    @Override
    protected FailureAnalysis analyze(Throwable root, NotTheDemonstrations cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Bản trình diễn cho ai cũng đăng nhập được, nên chỉ chạy trên dữ liệu bịa của nó. Chạy ./nhip start (không --demo), hoặc đặt NHIP_HOME "
                        + "sang thư mục khác; nếu đây là bản trình diễn của phiên bản cũ, xóa thư mục demo trong NHIP_HOME.",
                cause);
    }
}
