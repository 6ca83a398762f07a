package vn.nhip.server.screen;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What cannot even be read as a request is answered by the web server itself: in two lines, without its name, styles or what was sent. */
@Configuration(proxyBeanMethods = false)
class PlainErrors {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> twoLines() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new TwoLines()));
    }

    private static final class TwoLines extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable error) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            response.setContentType("text/plain");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "no-store");
            try {
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write(
                            "Không hiểu được yêu cầu (%d).%nKiểm tra lại địa chỉ, hoặc bắt đầu từ trang tổng quan.%n"
                                    .formatted(response.getStatus()));
                    response.finishResponse();
                }
            } catch (IOException senderIsGone) {
                return;
            }
        }
    }
}
