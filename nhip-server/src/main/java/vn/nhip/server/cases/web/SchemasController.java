package vn.nhip.server.cases.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.nhip.contract.Schemas;
import vn.nhip.server.api.RequestRefused;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;

/** {@code GET /api/v1/schemas/…}: the JSON Schemas of the events, with an example of each. Open to everybody. */
@RestController
@Allowed(Permission.PUBLIC_READ)
class SchemasController {
    private static final Duration FRESH = Duration.ofHours(1);

    @GetMapping({"/api/v1/schemas", "/api/v1/schemas/"})
    ResponseEntity<byte[]> index() {
        return schema("/index.json");
    }

    @GetMapping("/api/v1/schemas/{*name}")
    ResponseEntity<byte[]> schema(@PathVariable String name) {
        byte[] schema = Schemas.bytes(name.substring(1))
                .orElseThrow(() -> RequestRefused.of(
                        HttpStatus.NOT_FOUND,
                        "there is no schema \"" + name.substring(1) + "\"; GET /api/v1/schemas/index.json lists them"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(schema);
    }
}
