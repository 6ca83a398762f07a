package vn.nhip.server.identity.oidc;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator in words which setting of a provider keeps the server from starting. */
class MisconfiguredFailureAnalyzer extends AbstractFailureAnalyzer<Provider.Misconfigured> {
    @Override
    protected FailureAnalysis analyze(Throwable root, Provider.Misconfigured cause) {
        return new FailureAnalysis(
                "Nơi cấp định danh chưa cấu hình đúng: " + cause.getMessage() + ".",
                "Sửa nhip.identity.providers (hoặc biến NHIP_IDENTITY_PROVIDERS_…) rồi khởi động lại. Cách ghi: docs/help/sign-in.md.",
                cause);
    }
}
