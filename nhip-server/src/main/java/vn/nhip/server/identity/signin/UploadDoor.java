package vn.nhip.server.identity.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.nhip.server.identity.Upload;

/**
 * Turns multipart bodies away before anything reads a parameter, and with it the whole body onto the disk: they are for those who may upload,
 * where one uploads.
 */
@Component
@Order(UploadDoor.BEFORE_SECURITY)
class UploadDoor extends OncePerRequestFilter {
    static final int BEFORE_SECURITY = -200;

    private final RequestViewers viewers;
    private final List<Upload> uploads;

    UploadDoor(RequestViewers viewers, ObjectProvider<Upload> uploads) {
        this.viewers = viewers;
        this.uploads = uploads.stream().toList();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean mayUpload = request.getMethod().equals("POST")
                && uploads.stream()
                        .anyMatch(upload -> request.getRequestURI().equals(upload.path())
                                && viewers.of(request).may(upload.permission()));
        if (mayUpload) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
        }
    }
}
