package vn.nhip.server.screen;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Error pages that say in Vietnamese what happened and the way out. */
@Component
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages implements ErrorViewResolver {

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        if (status == HttpStatus.NOT_FOUND) {
            return page(status, "Không có trang này", "Kiểm tra lại địa chỉ, hoặc tìm đơn vị, chỉ số ở ô phía trên.");
        }
        if (status == HttpStatus.FORBIDDEN) {
            return page(
                    status,
                    "Yêu cầu này không được nhận",
                    "Trang có thể đã mở quá lâu: mở lại trang, đăng nhập nếu cần, rồi làm lại. Chưa có gì thay đổi.");
        }
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            return page(
                    status,
                    "Địa chỉ của bạn mở quá nhiều trang",
                    "Chờ một phút rồi mở lại, hoặc đăng nhập. Cần nhiều số liệu: tải tệp CSV thay vì mở từng trang.");
        }
        if (status.is4xxClientError()) {
            return page(status, "Không hiểu được yêu cầu", "Kiểm tra lại địa chỉ, hoặc bắt đầu từ trang tổng quan.");
        }
        return page(
                status,
                "Máy chủ gặp lỗi",
                "Số liệu đã nạp vẫn còn nguyên. Thử lại sau ít phút; nếu còn lỗi, gửi người quản trị địa chỉ trang và giờ gặp lỗi.");
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal) {
        return page(refusal.status(), Objects.requireNonNull(refusal.getMessage()), refusal.way());
    }

    @ExceptionHandler
    ModelAndView mistyped(MethodArgumentTypeMismatchException e) {
        return page(
                HttpStatus.BAD_REQUEST,
                "Không hiểu giá trị “%s” của “%s” trong địa chỉ".formatted(e.getValue(), e.getName()),
                "Sửa giá trị đó, hoặc bắt đầu từ trang tổng quan.");
    }

    @ExceptionHandler
    ModelAndView unreadable(InvalidParameterException tooManyOrBroken) {
        return page(
                HttpStatus.BAD_REQUEST,
                "Không hiểu được yêu cầu",
                "Kiểm tra lại địa chỉ, hoặc bắt đầu từ trang tổng quan.");
    }

    private static ModelAndView page(HttpStatus status, String what, String way) {
        ModelAndView page = new ModelAndView(
                "error/problem", Map.of("page", Page.plain(what), "status", status.value(), "what", what, "way", way));
        page.setStatus(status);
        return page;
    }
}
