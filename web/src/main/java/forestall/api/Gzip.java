package forestall.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses {@link Compressed} answers for those who say that they understand gzip. */
@Provider
@Compressed
public class Gzip implements ContainerResponseFilter, WriterInterceptor {
    private static final String GZIP = "gzip";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (response.hasEntity() && understands(request.getHeaderString("Accept-Encoding"))) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!GZIP.equals(context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))) {
            context.proceed();
            return;
        }
        context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        OutputStream plain = context.getOutputStream();
        var zipped = new Quick(plain);
        context.setOutputStream(zipped);
        try {
            context.proceed();
        } finally {
            zipped.finish();
            context.setOutputStream(plain);
        }
    }

    private static boolean understands(String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                        .map(each -> each.replace(" ", ""))
                        .anyMatch(
                                each -> each.startsWith(GZIP) && !each.matches("gzip;q=0(\\.0*)?"));
    }

    /** On a local network, speed counts more than size. */
    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
