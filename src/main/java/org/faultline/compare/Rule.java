package org.faultline.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.design.Chain;
import org.faultline.design.Hook;
import org.faultline.design.KernelDesign;
import org.faultline.design.ListenerHook;
import org.faultline.design.OwnerHook;
import org.faultline.design.choice.Choice;
import org.faultline.device.Device;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Mount;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;

/** What makes two runs differ: one rule in which their kernels do, or their stacks. */
public sealed interface Rule {
    /** Both have to choose at the same place, and choose otherwise. */
    record Chosen(Choice left, Choice right) implements Rule {}

    /** Another function does it, or none does, at one place of the chain that a failure passes. */
    record Function(Link link, Optional<KernelSource> left, Optional<KernelSource> right) implements Rule {}

    /**
     * The stacks themselves differ: by what the documents say, or by what each kernel makes of a mount.
     *
     * @param object the first object that is not the same, or stands elsewhere on its list
     * @param left how it is mounted on the left, where it is a filesystem that is mounted otherwise
     */
    record Stack(LayerId object, Optional<Mount> left, Optional<Mount> right) implements Rule {
        /** What two stacks differ in first; nothing where they are equal. */
        static Optional<Rule> between(Machine left, Machine right) {
            if (left.equals(right)) {
                return Optional.empty();
            }
            Stream<LayerId> devices = left.devices().stream()
                    .filter(d -> !right.device(d.id()).equals(Optional.of(d))).map(Device::id);
            Stream<LayerId> filesystems = left.filesystems().stream()
                    .filter(f -> right.filesystem(f.id()).filter(g -> isLike(f, g)).isEmpty()).map(Filesystem::id);
            Stream<LayerId> processes = left.processes().stream()
                    .filter(p -> !right.process(p.pid()).equals(Optional.of(p))).map(UserProcess::id);
            List<LayerId> theirs = right.processes().stream().map(UserProcess::id).toList();
            List<LayerId> mine = left.processes().stream().map(UserProcess::id).toList();
            Stream<LayerId> elsewhere = IntStream.range(0, Math.min(mine.size(), theirs.size()))
                    .filter(i -> !mine.get(i).equals(theirs.get(i))).mapToObj(mine::get);
            return Stream.of(filesystems, devices, processes, elsewhere).flatMap(s -> s).findFirst()
                    .map(id -> new Stack(id, mount(left, id), mount(right, id)));
        }

        /** Whether two filesystems that were made apart are the same. */
        private static boolean isLike(Filesystem one, Filesystem other) {
            return one.features().equals(other.features()) && one.mount().equals(other.mount())
                    && one.volumes().equals(other.volumes()) && one.mountPoint().equals(other.mountPoint())
                    && (one.ownsAs(other) || (one.inodes().equals(other.inodes()) && one.volumes().stream()
                            .flatMap(v -> one.groups(v.role()).stream())
                            .allMatch(group -> one.records(group).equals(other.records(group)))));
        }

        private static Optional<Mount> mount(Machine machine, LayerId id) {
            return machine.filesystem(id).map(Filesystem::mount);
        }
    }

    /** A place of the chain. */
    enum Link {
        MEMORY_FAILURE, PAGEMAP, DEVICE, FILESYSTEM, OWNER, LISTENERS, KILL, GENERIC;

        private Optional<?> in(Chain chain) {
            return switch (this) {
                case MEMORY_FAILURE -> Optional.of(chain.memoryFailure());
                case PAGEMAP -> chain.pagemap();
                case DEVICE -> chain.device();
                case FILESYSTEM -> chain.filesystem();
                case OWNER -> chain.owner();
                case LISTENERS -> chain.listeners();
                case KILL -> Optional.of(chain.kill());
                case GENERIC -> Optional.of(chain.generic());
            };
        }

        private Optional<KernelSource> source(Chain chain) {
            return switch (this) {
                case MEMORY_FAILURE -> Optional.of(chain.memoryFailure().source());
                case PAGEMAP -> chain.pagemap().map(Hook::source);
                case DEVICE -> chain.device().map(Hook::source);
                case FILESYSTEM -> chain.filesystem().map(Hook::source);
                case OWNER -> chain.owner().map(OwnerHook::source);
                case LISTENERS -> chain.listeners().map(ListenerHook::source);
                case KILL -> Optional.of(chain.kill().source());
                case GENERIC -> Optional.of(chain.generic().source());
            };
        }

        /** {@code to} with this link as {@code from} has it, and with what that link calls where there is none. */
        private Chain put(Chain from, Chain to) {
            Optional<Hook> pagemap = this == PAGEMAP ? from.pagemap() : to.pagemap();
            Optional<Hook> device = this == DEVICE ? from.device() : to.device();
            Optional<Hook> filesystem = this == FILESYSTEM ? from.filesystem() : to.filesystem();
            Optional<OwnerHook> owner = this == OWNER ? from.owner() : to.owner();
            return new Chain(this == MEMORY_FAILURE ? from.memoryFailure() : to.memoryFailure(), pagemap,
                    pagemap.isPresent() ? device.or(from::device).or(to::device) : device, filesystem,
                    filesystem.isPresent() ? owner.or(from::owner).or(to::owner) : owner,
                    this == LISTENERS ? from.listeners() : to.listeners(), this == KILL ? from.kill() : to.kill(),
                    this == GENERIC ? from.generic() : to.generic());
        }
    }

    /** All rules in which two kernels differ: functions in the order of the chain, then choices by name. */
    static List<Rule> between(KernelDesign left, KernelDesign right) {
        List<Rule> all = new ArrayList<>();
        Stream.of(Link.values()).filter(l -> !l.in(left.chain()).equals(l.in(right.chain())))
                .map(l -> new Function(l, l.source(left.chain()), l.source(right.chain()))).forEach(all::add);
        left.choices().made().values().stream().filter(c -> !right.chose(c))
                .sorted(Comparator.comparing((Choice c) -> c.getClass().getName()))
                .map(c -> new Chosen(c, right.choices().like(c))).forEach(all::add);
        return all;
    }

    /** The same seen from the other side. */
    default Rule mirrored() {
        return switch (this) {
            case Chosen c -> new Chosen(/* left= */ c.right, /* right= */ c.left);
            case Function f -> new Function(f.link, /* left= */ f.right, /* right= */ f.left);
            case Stack s -> new Stack(s.object, /* left= */ s.right, /* right= */ s.left);
        };
    }

    /** {@code design} with this one rule as {@code other} has it. */
    default KernelDesign taken(KernelDesign design, KernelDesign other) {
        return switch (this) {
            case Chosen c -> design.with(other.choices().like(c.left));
            case Function f -> design.with(chain -> f.link.put(other.chain(), chain));
            case Stack s -> design;
        };
    }
}
