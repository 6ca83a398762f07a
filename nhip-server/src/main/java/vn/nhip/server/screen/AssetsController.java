package vn.nhip.server.screen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Serves the assets, packed once and kept packed. */
@Controller
@OpenToAll
class AssetsController {
    private static final Map<String, MediaType> TYPES = Map.of(
            "css", MediaType.parseMediaType("text/css;charset=UTF-8"),
            "js", MediaType.parseMediaType("text/javascript;charset=UTF-8"),
            "svg", MediaType.parseMediaType("image/svg+xml"),
            "woff2", MediaType.parseMediaType("font/woff2"));

    private final Map<String, byte[]> packed = new ConcurrentHashMap<>();

    @GetMapping("/assets/{hash}/{name:.+}")
    ResponseEntity<byte[]> asset(
            @PathVariable String hash,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted)
            throws IOException {
        Resource resource = Assets.resource(name);
        if (resource == null) {
            return ResponseEntity.notFound().build();
        }
        String kind = name.substring(name.lastIndexOf('.') + 1);
        boolean isCurrent = Assets.url(name).equals("/assets/" + hash + "/" + name);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(TYPES.getOrDefault(kind, MediaType.APPLICATION_OCTET_STREAM))
                .cacheControl(
                        isCurrent
                                ? CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable()
                                : CacheControl.noCache());
        if (kind.equals("woff2") || !accepted.contains("gzip")) {
            return answer.varyBy(HttpHeaders.ACCEPT_ENCODING).body(resource.getContentAsByteArray());
        }
        return answer.varyBy(HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                .body(pack(name, resource));
    }

    @GetMapping("/favicon.ico")
    ResponseEntity<byte[]> favicon() throws IOException {
        return asset("", "favicon.svg", "");
    }

    private byte[] pack(String name, Resource resource) throws IOException {
        byte[] kept = packed.get(name);
        if (kept == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(resource.getContentAsByteArray());
            }
            kept = bytes.toByteArray();
            packed.put(name, kept);
        }
        return kept;
    }
}
