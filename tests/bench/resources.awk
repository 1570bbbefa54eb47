# resources.awk -v count=N: N manifests, a third of them Pods, the others Deployments, one in ten with a moving tag.
function pod(indent,   p) {
	p = sprintf("%*s", indent, "")
	printf "%sspec:\n%s  securityContext:\n%s    runAsNonRoot: true\n%s  containers:\n%s  - name: app\n%s    image: registry.example.org/team/app:%s\n", p, p, p, p, p, p, (n % 10 ? "1." n : "latest")
	printf "%s    ports:\n%s    - containerPort: 8080\n%s    resources:\n%s      requests:\n%s        cpu: 100m\n%s        memory: 64Mi\n%s      limits:\n%s        memory: 128Mi\n", p, p, p, p, p, p, p, p, p
	printf "%s    livenessProbe:\n%s      httpGet:\n%s        path: /live\n%s        port: 8080\n%s      periodSeconds: 10\n%s    readinessProbe:\n%s      httpGet:\n%s        path: /ready\n%s        port: 8080\n%s      periodSeconds: 10\n", p, p, p, p, p, p, p, p, p, p
}
BEGIN {
	for (n = 1; n <= count; n++) {
		if (n % 3 == 0) {
			printf "---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: pod-%d\n  namespace: team-%d\n  labels:\n    app: app-%d\n", n, n % 7, n
			pod(0)
		} else {
			printf "---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app-%d\n  namespace: team-%d\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: app-%d\n  template:\n    metadata:\n      labels:\n        app: app-%d\n", n, n % 7, n, n
			pod(4)
		}
	}
}
