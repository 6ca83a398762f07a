package vn.nhip.server.cases.imports;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Upload;

/** Uploads go to the disk while they arrive, into the folder where they are kept: never into memory, never into a shared folder. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {
    private static final long FORM_BYTES = 1 << 20;
    private static final int IN_MEMORY = 1 << 14;

    @Bean
    Upload upload() {
        return new Upload("/cases/import", Permission.IMPORTS_RUN);
    }

    @Bean
    MultipartConfigElement multipartConfig(Uploads uploads) {
        DataSize most = uploads.most();
        return new MultipartConfigElement(
                uploads.folder().toString(), most.toBytes(), most.toBytes() + FORM_BYTES, IN_MEMORY);
    }
}
