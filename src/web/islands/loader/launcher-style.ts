/** A constructable style sheet: a strict Content-Security-Policy of the website does not refuse it. */
export const launcherStyle = `:host{all:initial}
.l{all:unset;box-sizing:border-box;position:fixed;z-index:2147483000;inset-block-end:calc(20px + env(safe-area-inset-bottom));inset-inline-end:calc(20px + env(safe-area-inset-right));display:flex;align-items:center;gap:8px;min-block-size:52px;padding:0 20px 0 16px;border-radius:26px;background:var(--c);color:#fff;font:600 16px/1.2 system-ui,sans-serif;cursor:pointer;box-shadow:0 2px 6px #0003,0 8px 24px #0003;transition:transform .15s}
.l:hover{transform:translateY(-1px)}
.l:focus-visible{outline:3px solid var(--c);outline-offset:3px;box-shadow:0 0 0 3px #fff}
.l svg{inline-size:22px;block-size:22px}
.n{min-inline-size:22px;line-height:22px;border-radius:11px;background:#b3261e;color:#fff;font-size:13px;text-align:center}
.p{position:fixed;z-index:2147483001;inset-block-end:calc(84px + env(safe-area-inset-bottom));inset-inline-end:calc(20px + env(safe-area-inset-right));inline-size:392px;block-size:min(660px,calc(100dvh - 104px));border-radius:16px;overflow:hidden;background:Canvas;box-shadow:0 4px 12px #0002,0 16px 48px #0004;transition:opacity .15s,transform .15s}
.left .l,.left .p{inset-inline:calc(20px + env(safe-area-inset-left)) auto}
.p iframe{border:0;inline-size:100%;block-size:100%;display:block;color-scheme:light dark}
.p.off{visibility:hidden;opacity:0;transform:translateY(8px);pointer-events:none}
.p.full{inset:0 auto auto 0;inline-size:100%;block-size:100dvh;border-radius:0}
[hidden]{display:none!important}
@media (prefers-reduced-motion:reduce){.l,.p{transition:none}}
@media print{.l,.p{display:none}}`
