package id.bengkel.local.workshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one running stack to all test classes that ask for it with {@code @ExtendWith}, since starting one takes longer
 * than most tests: a {@link LocalStack}, {@link DocumentedCalls} to it, or its {@link Workshop}, as a parameter of a
 * constructor or a method. It stops with the last class.
 *
 * <p>Who shares it meets what others left there: tests use customers, plates and numbers of their own, count only what is
 * theirs, and leave settings as they were.
 */
final class SharedStack implements ParameterResolver {

    /** Of who may send commands to the chats from the phone. */
    static final String ADMIN_PHONE = "6281200099001";

    private static final Namespace OURS = Namespace.create(SharedStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        var type = parameter.getParameter().getType();
        return type == LocalStack.class || type == DocumentedCalls.class || type == Workshop.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // The store closes what it holds at the end of all tests.
        var store = test.getRoot().getStore(OURS);
        var stack = store.computeIfAbsent(LocalStack.class, missing -> start(), LocalStack.class);
        var type = parameter.getParameter().getType();
        if (type == DocumentedCalls.class) {
            return store.computeIfAbsent(type, missing -> DocumentedCalls.to(stack));
        }
        return type == Workshop.class ? store.computeIfAbsent(type, missing -> Workshop.signIn(stack)) : stack;
    }

    private static LocalStack start() {
        try {
            return new LocalStack("shared").with("WHAPI_ADMINS", ADMIN_PHONE).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
