package forestall.api;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Answers that are long enough to be worth compressing. */
@NameBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
@interface Compressed {}
