package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells systems apart by what they say of themselves in their initial state: parts, actions, domains, policy, views. */
final class Identity {
    private final MessageDigest digest;

    private Identity() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(TransitionSystem system) {
        Identity identity = new Identity();
        for (int part = 0; part < system.parts(); part++) {
            identity.add(system.part(part));
        }
        for (int action = 0; action < system.actions(); action++) {
            identity.add(system.action(action).getBytes(StandardCharsets.UTF_8));
        }
        for (int domain = 0; domain < system.domains(); domain++) {
            identity.add(system.domain(domain).getBytes(StandardCharsets.UTF_8));
            identity.add(system.view(domain));
            for (int other = 0; other < system.domains(); other++) {
                identity.add(new byte[] {(byte) (system.interferes(domain, other) ? 1 : 0)});
            }
        }
        identity.add(new byte[] {(byte) system.scheduler()});
        return HexFormat.of().formatHex(identity.digest.digest());
    }

    private void add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
