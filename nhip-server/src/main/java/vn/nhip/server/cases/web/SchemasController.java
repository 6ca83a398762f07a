package vn.nhip.server.cases.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.nhip.contract.Schemas;

/** {@code GET /api/v1/schemas/…}: the JSON Schema and an example of every type of event. Open to everyone. */
@RestController
class SchemasController {
    private static final Duration FRESH = Duration.ofHours(1);

    @GetMapping({"/api/v1/schemas", "/api/v1/schemas/"})
    ResponseEntity<byte[]> index() {
        return schema("index.json");
    }

    @GetMapping("/api/v1/schemas/{*name}")
    ResponseEntity<byte[]> one(@PathVariable String name) {
        return schema(name.startsWith("/") ? name.substring(1) : name);
    }

    private static ResponseEntity<byte[]> schema(String name) {
        return Schemas.bytes(name)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
