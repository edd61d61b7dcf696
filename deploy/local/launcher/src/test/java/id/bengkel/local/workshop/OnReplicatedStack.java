package id.bengkel.local.workshop;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Of tests that ask for the {@link ReplicatedStack}: one class after the other, beside those on the {@link SharedStack}. */
@Documented
@Target(TYPE)
@Retention(RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("replicated stack")
@ExtendWith(ReplicatedStack.Resolver.class)
public @interface OnReplicatedStack {}
