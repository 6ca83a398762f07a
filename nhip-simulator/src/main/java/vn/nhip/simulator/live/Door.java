package vn.nhip.simulator.live;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The server's interfaces for systems, and what their answers mean. For many threads. */
final class Door implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long WAIT_MAX_SECONDS = 3600;
    private static final int DETAIL_MAX = 300;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI server;
    private final String key;
    private final Duration patience;
    private volatile boolean reached;

    /** A door. The address ends without a slash; an answer is waited for no longer than the patience. */
    Door(URI server, String key, Duration patience) {
        this.server = server;
        this.key = key;
        this.patience = patience;
    }

    /** Tries once. */
    Answer post(String path, String type, byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            reached = true;
            return meaning(answer);
        } catch (HttpConnectTimeoutException e) {
            return new Answer.Lost(false, "máy chủ không trả lời kết nối");
        } catch (HttpTimeoutException e) {
            return new Answer.Lost(true, "máy chủ chưa trả lời sau " + patience.toSeconds() + " giây");
        } catch (ConnectException e) {
            return unconnected(e);
        } catch (SSLException e) {
            return reached
                    ? new Answer.Lost(true, "kết nối bảo mật bị ngắt")
                    : new Answer.Refused(
                            "Không lập được kết nối bảo mật tới %s: %s. Hãy kiểm tra chứng chỉ của máy chủ và địa chỉ (http hay https)."
                                    .formatted(server, e.getMessage()));
        } catch (IOException e) {
            return new Answer.Lost(true, "kết nối bị ngắt");
        }
    }

    private Answer unconnected(ConnectException e) {
        if (e.getCause() instanceof UnresolvedAddressException && !reached) {
            return new Answer.Refused(
                    "Không tìm thấy máy chủ \"%s\". Hãy kiểm tra địa chỉ %s.".formatted(server.getHost(), server));
        }
        return new Answer.Lost(false, "không kết nối được tới máy chủ");
    }

    private Answer meaning(HttpResponse<String> answer) {
        int status = answer.statusCode();
        return switch (status) {
            case 429, 503 -> new Answer.Later(status, wait(answer));
            case 408, 425, 500, 502, 504 -> new Answer.Lost(true, "máy chủ trả lời " + status);
            default ->
                status / 100 == 2
                        ? new Answer.Taken(answer.body())
                        : new Answer.Refused(refusal(status, detail(answer), answer));
        };
    }

    /** The header may also hold a date, which this server never sends: then it is as if it said nothing. */
    private static long wait(HttpResponse<String> answer) {
        String seconds = answer.headers().firstValue("Retry-After").orElse("").strip();
        return seconds.matches("\\d{1,9}")
                ? TimeUnit.SECONDS.toNanos(Math.min(Long.parseLong(seconds), WAIT_MAX_SECONDS))
                : -1;
    }

    private String refusal(int status, String detail, HttpResponse<String> answer) {
        String wayOut = switch (status) {
            case 401 ->
                "Máy chủ không nhận khóa. Hãy lấy khóa bằng ./nhip key create --source NGUON --scope events:write,registers:write,agencies:write";
            case 403 ->
                "Khóa không có quyền này, hoặc không được gửi thay nguồn này. Hãy cấp khóa có --source và --scope phù hợp";
            case 404 -> "Không có địa chỉ này trên máy chủ. Hãy kiểm tra " + server + " có phải là máy chủ Nhịp";
            case 413 -> "Lô quá lớn. Hãy giảm số byte hoặc số sự kiện của một lô";
            case 415, 422 -> "Máy chủ không đọc được nội dung gửi. Hãy dùng bản mô phỏng cùng phiên bản với máy chủ";
            default ->
                status / 100 == 3
                        ? "Máy chủ chuyển sang địa chỉ %s. Hãy dùng địa chỉ đó"
                                .formatted(
                                        answer.headers().firstValue("Location").orElse("khác"))
                        : "Máy chủ từ chối. Hãy xem lý do và nhật ký của máy chủ";
        };
        return "%s (%d%s). Sửa xong, chạy tiếp với --resume."
                .formatted(wayOut, status, detail.isEmpty() ? "" : ": " + detail);
    }

    /** What the server says of a refusal, on one line; empty when it says nothing. */
    private static String detail(HttpResponse<String> answer) {
        try {
            var problem = JSON.readTree(answer.body());
            String mistakes = problem.has("mistakes") ? " " + problem.path("mistakes") : "";
            String detail = problem.path("detail").asString("") + mistakes;
            return detail.length() > DETAIL_MAX ? detail.substring(0, DETAIL_MAX) + "…" : detail;
        } catch (JacksonException e) {
            return "";
        }
    }

    /** Breaks off what is still under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
