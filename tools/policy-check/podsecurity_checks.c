#include "tools/policy-check/podsecurity_checks.h"

#include <inttypes.h>
#include <string.h>

#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/podsecurity_problems.h"

static bool is_windows(const struct pod *pod)
{
	return node_is_string(pod_find(pod->spec, "os.name"), "windows");
}

static void check_privilege_escalation(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char path[] = "securityContext.allowPrivilegeEscalation";

	for (size_t i = 0; i < pod->count && !(step && is_windows(pod)); i++) {
		const struct pod_container *c = &pod->containers[i];
		const struct node *value = pod_find(c->node, path);

		if (!pod_find(c->node, "securityContext"))
			pod_require_container(pod, problems, c, path);
		else if (!value)
			pod_set_value(pod, pod_add_container(pod, problems, c, path, pod_find(c->node, "securityContext")), TEXT("nil"));
		else if (pod_is_true(value))
			pod_forbid_container(pod, problems, c, path, value);
	}
}

static void check_app_armor(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char *const allowed[] = { "RuntimeDefault", "Localhost", NULL };
	const struct node *annotations = pod->annotations;

	(void)step;
	pod_allow_only(pod, problems, "securityContext.appArmorProfile", "securityContext.appArmorProfile.type", allowed);
	for (size_t i = 0; annotations && annotations->kind == NODE_MAP && i < annotations->map.count; i++) {
		struct text key = annotations->map.pairs[i].key, value = node_string(annotations->map.pairs[i].value);

		if (!text_starts_with(key, TEXT("container.apparmor.security.beta.kubernetes.io/")) || !value.len ||
		    text_is(value, "runtime/default") || text_starts_with(value, TEXT("localhost/")))
			continue;
		pod_set_value(pod, pod_add(pod, problems, arena_printf(pod->arena, "metadata.annotations[%.*s]", TEXT_ARGS(key)), annotations->map.pairs[i].value),
			      value);
	}
	problems->reason = problems->count == 1 ? TEXT("forbidden AppArmor profile") : TEXT("forbidden AppArmor profiles");
}

/* The strings of a list that are not in the table, sorted, each once; as one problem. */
static void forbid_listed(const struct pod *pod, struct pod_problems *problems, const struct pod_container *c, const char *path,
			  const char *const *table)
{
	const struct node *list = pod_find(c->node, path);
	struct text *values = arena_zalloc(pod->arena, list && list->kind == NODE_LIST ? list->list.count + 1 : 1, sizeof(*values));
	struct buf printed = BUF_INIT;
	struct pod_problem *problem;
	size_t count = 0;

	for (size_t i = 0; list && list->kind == NODE_LIST && i < list->list.count; i++) {
		struct text t = node_string(list->list.items[i]);
		size_t at = count;

		if (pod_in_table(t, table))
			continue;
		while (at && text_compare(values[at - 1], t) > 0)
			at--;
		if (at && text_eq(values[at - 1], t))
			continue;
		memmove(values + at + 1, values + at, (count - at) * sizeof(*values));
		values[at] = t;
		count++;
	}
	if (!count)
		return;
	for (size_t i = 0; i < count; i++) {
		buf_adds(&printed, i ? " " : "[");
		buf_add(&printed, values[i]);
	}
	buf_adds(&printed, "]");
	problem = pod_add_container(pod, problems, c, path, list);
	problem->value = arena_copy(pod->arena, buf_text(&printed));
	problem->values = values;
	problem->value_count = count;
	buf_release(&printed);
}

static void check_capabilities_baseline(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char *const allowed[] = { "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
					       "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT", NULL };

	(void)step;
	for (size_t i = 0; i < pod->count; i++)
		forbid_listed(pod, problems, &pod->containers[i], "securityContext.capabilities.add", allowed);
}

static bool list_has(const struct node *list, const char *wanted)
{
	for (size_t i = 0; list && list->kind == NODE_LIST && i < list->list.count; i++) {
		if (node_is_string(list->list.items[i], wanted))
			return true;
	}
	return false;
}

static void check_capabilities_restricted(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char drop[] = "securityContext.capabilities.drop";
	static const char *const none[] = { NULL };
	static const char *const allowed[] = { "NET_BIND_SERVICE", NULL };

	if (step && is_windows(pod))
		return;
	for (size_t i = 0; i < pod->count; i++) {
		const struct node *list = pod_find(pod->containers[i].node, drop);

		if (list_has(list, "ALL"))
			continue;
		if (list && list->kind == NODE_LIST && list->list.count)
			forbid_listed(pod, problems, &pod->containers[i], drop, none);
		else
			pod_require_container(pod, problems, &pod->containers[i], drop);
	}
	for (size_t i = 0; i < pod->count; i++)
		forbid_listed(pod, problems, &pod->containers[i], "securityContext.capabilities.add", allowed);
}

static void check_host_namespaces(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char *const fields[] = { "hostNetwork", "hostPID", "hostIPC" };

	(void)step;
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (pod_is_true(pod_find(pod->spec, fields[i])))
			pod_forbid(pod, problems, fields[i], pod_find(pod->spec, fields[i]));
	}
}

static void check_host_path(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	const struct node *volumes = pod_find(pod->spec, "volumes");

	(void)step;
	for (size_t i = 0; volumes && volumes->kind == NODE_LIST && i < volumes->list.count; i++) {
		const struct node *host = pod_find(volumes->list.items[i], "hostPath");

		if (host)
			pod_set_value(pod, pod_add(pod, problems, arena_printf(pod->arena, "spec.volumes[%zu].hostPath", i), host),
				      node_string(pod_find(host, "path")));
	}
}

static void check_host_ports(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	(void)step;
	for (size_t i = 0; i < pod->count; i++) {
		const struct node *ports = pod_find(pod->containers[i].node, "ports");

		for (size_t j = 0; ports && ports->kind == NODE_LIST && j < ports->list.count; j++) {
			const struct node *port = pod_find(ports->list.items[j], "hostPort");

			if (port && port->kind == NODE_INT && port->integer)
				pod_forbid_container(pod, problems, &pod->containers[i],
						     arena_printf(pod->arena, "ports[%zu].hostPort", j).ptr, port);
		}
	}
}

static void check_host_probes(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char *const paths[] = { "livenessProbe", "readinessProbe", "startupProbe", "lifecycle.postStart", "lifecycle.preStop" };

	(void)step;
	for (size_t i = 0; i < pod->count; i++) {
		for (size_t j = 0; j < sizeof(paths) / sizeof(paths[0]); j++) {
			const struct node *probe = pod_find(pod->containers[i].node, paths[j]);

			problems->refused = problems->refused || node_string(pod_find(probe, "httpGet.host")).len ||
					    node_string(pod_find(probe, "tcpSocket.host")).len;
		}
	}
}

static void check_privileged(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char path[] = "securityContext.privileged";

	(void)step;
	for (size_t i = 0; i < pod->count; i++) {
		if (pod_is_true(pod_find(pod->containers[i].node, path)))
			pod_forbid_container(pod, problems, &pod->containers[i], path, pod_find(pod->containers[i].node, path));
	}
}

static void check_proc_mount(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char path[] = "securityContext.procMount";

	(void)step;
	for (size_t i = 0; i < pod->count; i++) {
		const struct node *value = pod_find(pod->containers[i].node, path);

		if (value && !node_is_string(value, "Default"))
			pod_forbid_container(pod, problems, &pod->containers[i], path, value);
	}
}

static void check_volumes(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char *const allowed[] = { "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim",
					       "projected", "secret", NULL };
	static const char *const known[] = { "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "nfs", "iscsi", "glusterfs",
					     "rbd", "flexVolume", "cinder", "cephfs", "flocker", "fc", "azureFile", "vsphereVolume", "quobyte",
					     "azureDisk", "photonPersistentDisk", "portworxVolume", "scaleIO", "storageos", NULL };
	const struct node *volumes = pod_find(pod->spec, "volumes");

	(void)step;
	for (size_t i = 0; volumes && volumes->kind == NODE_LIST && i < volumes->list.count; i++) {
		const struct node *volume = volumes->list.items[i];
		const char *type = "unknown";
		bool fine = false;

		for (size_t j = 0; allowed[j]; j++)
			fine = fine || pod_find(volume, allowed[j]);
		for (size_t j = 0; known[j] && strcmp(type, "unknown") == 0; j++)
			type = pod_find(volume, known[j]) ? known[j] : type;
		if (!fine)
			pod_add(pod, problems, arena_printf(pod->arena, "spec.volumes[%zu].%s", i, type), pod_find(volume, type) ? pod_find(volume, type) : volume);
	}
}

static void check_non_root(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char path[] = "securityContext.runAsNonRoot";
	const struct node *of_pod = pod_find(pod->spec, path);

	(void)step;
	if (of_pod && !pod_is_true(of_pod))
		pod_forbid(pod, problems, path, of_pod);
	for (size_t i = 0; i < pod->count; i++) {
		const struct node *value = pod_find(pod->containers[i].node, path);

		if (value && !pod_is_true(value))
			pod_forbid_container(pod, problems, &pod->containers[i], path, value);
	}
	for (size_t i = 0; i < pod->count && !pod_is_true(of_pod); i++) {
		if (!pod_find(pod->containers[i].node, path))
			pod_require_container(pod, problems, &pod->containers[i], path);
	}
}

static bool is_zero(const struct node *node)
{
	return node && node->kind == NODE_INT && node->integer == 0;
}

static void check_user(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char path[] = "securityContext.runAsUser";

	(void)step;
	if (is_zero(pod_find(pod->spec, path)))
		pod_forbid(pod, problems, path, pod_find(pod->spec, path));
	for (size_t i = 0; i < pod->count; i++) {
		if (is_zero(pod_find(pod->containers[i].node, path)))
			pod_forbid_container(pod, problems, &pod->containers[i], path, pod_find(pod->containers[i].node, path));
	}
}

/* Problems of the SELinux options of the pod (container NULL) or a container. */
static void check_selinux_of(const struct pod *pod, const struct pod_container *c, const char *const *types, struct pod_problems *problems)
{
	static const char *const paths[] = { "securityContext.seLinuxOptions.type", "securityContext.seLinuxOptions.user",
					     "securityContext.seLinuxOptions.role" };

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		const struct node *value = pod_find(c ? c->node : pod->spec, paths[i]);

		if (!node_string(value).len || (i == 0 && pod_in_table(node_string(value), types)))
			continue;
		if (c)
			pod_forbid_container(pod, problems, c, paths[i], value);
		else
			pod_forbid(pod, problems, paths[i], value);
	}
}

static void check_selinux(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char *const types[] = { "container_engine_t", "container_t", "container_init_t", "container_kvm_t", NULL };

	check_selinux_of(pod, NULL, types + (step ? 0 : 1), problems);
	for (size_t i = 0; i < pod->count; i++)
		check_selinux_of(pod, &pod->containers[i], types + (step ? 0 : 1), problems);
}

static const char *const seccomp_types[] = { "RuntimeDefault", "Localhost", NULL };

static void check_seccomp_annotation(const struct pod *pod, struct text key, struct pod_problems *problems)
{
	const struct node *value = node_get(pod->annotations, key);
	struct text t = node_string(value);

	if (value && !text_is(t, "runtime/default") && !text_is(t, "docker/default") && !text_starts_with(t, TEXT("localhost/")))
		pod_set_value(pod, pod_add(pod, problems, arena_printf(pod->arena, "metadata.annotations[%.*s]", TEXT_ARGS(key)), value), t);
}

static void check_seccomp_baseline(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	if (step) {
		pod_allow_only(pod, problems, "securityContext.seccompProfile", "securityContext.seccompProfile.type", seccomp_types);
		return;
	}
	check_seccomp_annotation(pod, TEXT("seccomp.security.alpha.kubernetes.io/pod"), problems);
	for (size_t i = 0; i < pod->count; i++)
		check_seccomp_annotation(pod, arena_printf(pod->arena, "container.seccomp.security.alpha.kubernetes.io/%.*s", TEXT_ARGS(pod->containers[i].name)), problems);
}

static void check_seccomp_restricted(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char path[] = "securityContext.seccompProfile.type";

	if (step && is_windows(pod))
		return;
	pod_allow_only(pod, problems, "securityContext.seccompProfile", path, seccomp_types);
	if (problems->count || pod_in_table(node_string(pod_find(pod->spec, path)), seccomp_types))
		return;
	for (size_t i = 0; i < pod->count; i++) {
		if (!pod_find(pod->containers[i].node, "securityContext.seccompProfile"))
			pod_require_container(pod, problems, &pod->containers[i], path);
	}
}

static void check_sysctls(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const struct {
		const char *name;
		unsigned step;
	} allowed[] = {
		{ "kernel.shm_rmid_forced", 0 }, { "net.ipv4.ip_local_port_range", 0 }, { "net.ipv4.tcp_syncookies", 0 }, { "net.ipv4.ping_group_range", 0 }, { "net.ipv4.ip_unprivileged_port_start", 0 }, { "net.ipv4.ip_local_reserved_ports", 1 }, { "net.ipv4.tcp_keepalive_time", 2 }, { "net.ipv4.tcp_fin_timeout", 2 }, { "net.ipv4.tcp_keepalive_intvl", 2 }, { "net.ipv4.tcp_keepalive_probes", 2 }, { "net.ipv4.tcp_rmem", 3 }, { "net.ipv4.tcp_wmem", 3 }
	};
	const struct node *sysctls = pod_find(pod->spec, "securityContext.sysctls");

	for (size_t i = 0; sysctls && sysctls->kind == NODE_LIST && i < sysctls->list.count; i++) {
		const struct node *name = pod_find(sysctls->list.items[i], "name");
		bool fine = false;

		for (size_t j = 0; j < sizeof(allowed) / sizeof(allowed[0]); j++)
			fine = fine || (allowed[j].step <= step && node_is_string(name, allowed[j].name));
		if (!fine)
			pod_set_value(pod, pod_add(pod, problems, arena_printf(pod->arena, "spec.securityContext.sysctls[%zu].name", i), name),
				      node_string(name));
	}
}

static void check_host_process(const struct pod *pod, unsigned step, struct pod_problems *problems)
{
	static const char path[] = "securityContext.windowsOptions.hostProcess";

	(void)step;
	if (pod_is_true(pod_find(pod->spec, path)))
		pod_forbid(pod, problems, path, pod_find(pod->spec, path));
	for (size_t i = 0; i < pod->count; i++) {
		if (pod_is_true(pod_find(pod->containers[i].node, path)))
			pod_forbid_container(pod, problems, &pod->containers[i], path, pod_find(pod->containers[i].node, path));
	}
}

const struct pod_control pod_controls[] = {
	{ "allowPrivilegeEscalation", "Privilege Escalation", true, { 8, 25 }, 2, "allowPrivilegeEscalation != false", check_privilege_escalation },
	{ "appArmorProfile", "AppArmor", false, { 0 }, 1, NULL, check_app_armor },
	{ "capabilities_baseline", "Capabilities", false, { 0 }, 1, "non-default capabilities", check_capabilities_baseline },
	{ "capabilities_restricted", "Capabilities", true, { 22, 25 }, 2, "unrestricted capabilities", check_capabilities_restricted },
	{ "hostNamespaces", "Host Namespaces", false, { 0 }, 1, "host namespaces", check_host_namespaces },
	{ "hostPathVolumes", "HostPath Volumes", false, { 0 }, 1, "hostPath volumes", check_host_path },
	{ "hostPorts", "Host Ports", false, { 0 }, 1, "hostPort", check_host_ports },
	{ "hostProbesAndHostLifecycle", "Host Probes / Lifecycle Hooks", false, { 34 }, 1, "probe or lifecycle host", check_host_probes },
	{ "privileged", "Privileged Containers", false, { 0 }, 1, "privileged", check_privileged },
	{ "procMount", "/proc Mount Type", false, { 0 }, 1, "procMount", check_proc_mount },
	{ "restrictedVolumes", "Volume Types", true, { 0 }, 1, "restricted volume types", check_volumes },
	{ "runAsNonRoot", "Running as Non-root", true, { 0 }, 1, "runAsNonRoot != true", check_non_root },
	{ "runAsUser", "Running as Non-root user", true, { 23 }, 1, "runAsUser=0", check_user },
	{ "seLinuxOptions", "SELinux", false, { 0, 31 }, 2, "seLinuxOptions", check_selinux },
	{ "seccompProfile_baseline", "Seccomp", false, { 0, 19 }, 2, "seccompProfile", check_seccomp_baseline },
	{ "seccompProfile_restricted", "Seccomp", true, { 19, 25 }, 2, "seccompProfile", check_seccomp_restricted },
	{ "sysctls", "Sysctls", false, { 0, 27, 29, 32 }, 4, "forbidden sysctls", check_sysctls },
	{ "windowsHostProcess", "HostProcess", false, { 0 }, 1, "hostProcess", check_host_process },
	{ NULL, NULL, false, { 0 }, 0, NULL, NULL },
};
